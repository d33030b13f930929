package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestProgram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page at the root, in a real Chromium: what somebody sees who opens it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private TestLedger ledger;
    private String page;
    private String console;

    @BeforeAll
    void open(@TempDir Path files) throws Exception {
        String browser = browser();
        assumeTrue(
                browser != null,
                "There is no Chromium on this machine (chromium, chromium-browser or"
                        + " google-chrome), so the page was not looked at.");
        ledger = TestLedger.empty("ledger.founding-record=iioe");
        // What the page asks for is there before the browser asks: its own clock runs ahead.
        for (String list : new String[] {"members", "funds", "contributions", "meetings"}) {
            assertThat(ledger.get("/api/v1/" + list + "?minPosition=276").status()).isEqualTo(200);
        }
        Path shown = files.resolve("page.html");
        Path said = files.resolve("console.txt");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                browser,
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-dev-shm-usage",
                                "--user-data-dir=" + files.resolve("profile"),
                                "--enable-logging=stderr",
                                "--virtual-time-budget=15000",
                                "--dump-dom",
                                ledger.address("/").toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(shown.toFile())
                        .redirectError(said.toFile())
                        .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the browser ended").isTrue();
        page = Files.readString(shown, UTF_8);
        console = Files.readString(said, UTF_8);
    }

    @AfterAll
    void stop() {
        if (ledger != null) {
            ledger.close();
        }
    }

    @Test
    void shows_every_list() {
        assertThat(page).doesNotContain("data-state=\"waiting\"").doesNotContain("Reading…");
        assertThat(Pattern.compile("data-state=\"shown\"").matcher(page).results())
                .hasSameSizeAs(Pattern.compile("<section").matcher(page).results().toList())
                .hasSizeGreaterThan(9);
    }

    @Test
    void shows_the_founding_record() {
        assertThat(section("members")).contains("23 as of position 276", "Makerere University");
        assertThat(section("terms"))
                .contains("Ain Shams University", "2020-01-01")
                .contains("University of Engineering and Technology Lahore", "2021-01-01");
        assertThat(section("funds")).contains("CNY 10,000,000.00");
        assertThat(section("inventory")).contains("None as of position 276.");
    }

    @Test
    void shows_reported_as_reported_and_unknown_as_unknown() {
        assertThat(section("terms")).contains("mark reported").doesNotContain("mark computed");
        assertThat(section("elections")).contains("mark reported").doesNotContain("mark computed");
        assertThat(section("funds")).containsPattern("Pledged.*?CNY 0.00.*?unknown.*?Committed");
        assertThat(section("members")).containsPattern("Huawei.*?unknown");
    }

    @Test
    void runs_without_a_complaint_of_the_browser() {
        assertThat(console.lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
    }

    private String section(String id) {
        int from = page.indexOf("<section id=\"" + id + "\"");
        assertThat(from).as("section " + id).isNotNegative();
        return page.substring(from, page.indexOf("</section>", from));
    }

    private static @Nullable String browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .filter(program -> TestProgram.answers(program, "--version"))
                .findFirst()
                .orElse(null);
    }
}
