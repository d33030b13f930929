package org.iioe.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What leaves the house is read by the tools of its field, and says there what it says here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsTest {
    @TempDir private Path folder;

    private TestLedger ledger;
    private Story story;

    @BeforeAll
    void tell() {
        ledger = TestLedger.empty();
        story = new Story(ledger);
        FundStory funds = new FundStory(story);
        funds.tell("cny-fund", "holder", "CNY", "700.00", "300.00", "100.00", "1.21", "60.50");
        funds.tell("ugx-fund", "holder", "UGX", "700", "300", "100", "1", "60");
        funds.tell("tnd-fund", null, "TND", "700.000", "300.000", "100.001", "1.211", "60.505");
        inKind();
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private void inKind() {
        story.tell(
                "PledgeContribution",
                """
                "contribution":"laptops","donor":"beta","lines":[
                {"line":"given","kind":"goods","description":"Laptops","unit":"piece",
                "quantity":10,"tenure":"title"},
                {"line":"lent","kind":"goods","description":"Servers","unit":"piece",
                "quantity":3,"tenure":"loan"}],"on":"2020-03-01"\
                """);
        in("RecordDelivery", "\"line\":\"given\",\"delivery\":\"d-1\",\"quantity\":6");
        in(
                "ValueLine",
                """
                "line":"given","amount":{"amount":"4000.00","currency":"CNY"},"per":"unit",
                "basis":"Invoice","valuer":"beta"\
                """);
        in("RecordDelivery", "\"line\":\"given\",\"delivery\":\"d-2\",\"quantity\":4");
        in("RecordDelivery", "\"line\":\"lent\",\"delivery\":\"d-3\",\"quantity\":3");
        in(
                "AllocateItems",
                """
                "member":"gamma","units":[{"line":"given","quantity":3}],"tenure":"title",
                "authority":"resolution-1"\
                """);
        in(
                "DispatchItems",
                """
                "member":"gamma","consignment":"c-1","units":[{"line":"given","quantity":3}]\
                """);
        in(
                "AcceptItems",
                """
                "consignment":"c-1","units":[{"line":"given","quantity":2}],"condition":"new",
                "custodyReceipt":"Custody receipt 1"\
                """);
        in(
                "RefuseItems",
                """
                "consignment":"c-1","units":[{"line":"given","quantity":1}],
                "condition":"damaged","reason":"Broken."\
                """);
        in(
                "ReturnItems",
                """
                "member":"gamma","units":[{"line":"given","quantity":1}],"condition":"worn",
                "reason":"Not needed."\
                """);
        in(
                "RecordIncident",
                """
                "incident":"theft","kind":"theft","units":[{"line":"given","quantity":1}],
                "report":"Police report 1"\
                """);
        in(
                "RetireItems",
                """
                "units":[{"line":"lent","quantity":1}],"method":"returned-to-donor"\
                """);
        in("TransferTitle", "\"line\":\"lent\",\"reason\":\"The loan became a gift.\"");
    }

    private void in(String command, String members) {
        story.tell(
                command,
                "\"contribution\":\"laptops\",%s,\"on\":\"2020-04-01\"".formatted(members));
    }

    private String journal(String moment) {
        Answer answer = ledger.get("/api/v1/exports/journal.hledger" + moment);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.response().body();
    }

    @Test
    void hledger_finds_the_same_balances_at_every_position() throws IOException {
        assumeTrue(Hledger.isThere(), Hledger.MISSING);
        story.read("/api/v1/funds");
        int compared = 0;
        for (long position = 20; position <= story.position(); position += 3) {
            Path file = folder.resolve("journal-" + position);
            Files.writeString(file, journal("?asOf=" + position));
            Hledger.check(file);
            Map<String, BigDecimal> theirs = Hledger.balances(file);
            Map<String, BigDecimal> ours = ours(position);
            assertThat(theirs).as("as of %d", position).containsAllEntriesOf(ours);
            compared += ours.size();
            assertThat(
                            theirs.keySet().stream()
                                    .filter(a -> !a.startsWith("Equity:Units:"))
                                    .filter(a -> !a.contains("InKind")))
                    .allSatisfy(account -> assertThat(ours).containsKey(account));
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** From the trial balance, and from what the pages of contributions count. */
    private Map<String, BigDecimal> ours(long position) {
        Map<String, BigDecimal> ours = new TreeMap<>();
        Answer trial = ledger.get("/api/v1/reports/trial-balance?asOf=" + position);
        assertThat(trial.status()).as(trial.response().body()).isEqualTo(200);
        for (JsonNode row : trial.json().at("/sections/0/rows")) {
            for (String part : List.of("opening", "change")) {
                Hledger.put(
                        ours,
                        row.get("account").asString()
                                + " "
                                + row.at("/" + part + "/currency").asString(),
                        new BigDecimal(row.at("/" + part + "/amount").asString()));
            }
        }
        JsonNode contributions =
                ledger.get("/api/v1/contributions?asOf=" + position).json().get("items");
        BigDecimal carried = BigDecimal.ZERO;
        for (JsonNode contribution : contributions) {
            for (JsonNode line : contribution.get("lines")) {
                String commodity = "laptops/" + line.get("line").asString();
                Hledger.put(ours, "Equity:Units:Store " + commodity, count(line, "store"));
                Hledger.put(
                        ours,
                        "Equity:Units:Source:beta " + commodity,
                        count(line, "delivered").negate());
                Hledger.put(ours, "Equity:Units:Transit " + commodity, count(line, "transit"));
                Hledger.put(ours, "Equity:Units:Held:gamma " + commodity, count(line, "held"));
                Hledger.put(
                        ours,
                        "Equity:Units:Allocated:gamma " + commodity,
                        count(line, "allocated"));
                if (line.get("line").asString().equals("given")) {
                    Hledger.put(ours, "Equity:Units:Gone:theft " + commodity, count(line, "gone"));
                }
                if (line.at("/carried/amount").isString()) {
                    carried = carried.add(new BigDecimal(line.at("/carried/amount").asString()));
                }
            }
        }
        Hledger.put(ours, "Assets:InKind CNY", carried);
        return ours;
    }

    private static BigDecimal count(JsonNode line, String figure) {
        return new BigDecimal(line.get(figure).asLong());
    }

    @Test
    void hledger_notices_what_was_changed() throws IOException {
        assumeTrue(Hledger.isThere(), Hledger.MISSING);
        String journal = journal("?minPosition=" + story.position());
        assertThat(journal).contains("; Position: ").contains("UGX 700").contains("TND 100.001");
        Path file = folder.resolve("forged");
        Files.writeString(file, journal.replaceFirst("(?s)\\n\\n2020-04-05.*?\\n\\n", "\n\n"));
        Process check = Hledger.run(file, "check", "--strict");
        String said = new String(check.getInputStream().readAllBytes());
        assertThat(check.onExit().join().exitValue()).isNotZero();
        assertThat(said).contains("assertion");
    }

    @Test
    void the_journal_of_an_empty_ledger_is_one_too() throws IOException {
        String journal = journal("?asOf=0");
        assertThat(journal).contains("; Position: 0");
        assumeTrue(Hledger.isThere(), Hledger.MISSING);
        Path file = folder.resolve("empty");
        Files.writeString(file, journal);
        Hledger.check(file);
    }

    @Test
    void the_log_is_the_sealed_entries_byte_by_byte() {
        long last = 30;
        Answer log = ledger.get("/api/v1/exports/log.ndjson?asOf=" + last);
        Answer entries = ledger.get("/api/v1/log/entries?limit=" + (last + 1));
        assertThat(log.status()).isEqualTo(200);
        assertThat(log.response().headers().firstValueAsLong("Ledger-Position")).hasValue(last);
        assertThat(log.response().headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"log-30.ndjson\"");
        assertThat(log.response().body()).isEqualTo(entries.response().body());
    }

    @Test
    void what_cannot_be_exported_is_said() {
        assertThat(ledger.get("/api/v1/exports").response().body())
                .contains("journal.hledger", "log.ndjson");
        for (String wrong :
                List.of(
                        "404 nothing.csv",
                        "404 journal",
                        "400 log.ndjson?effectiveOn=2020-01-01",
                        "400 journal.hledger?asOf=999999",
                        "400 journal.hledger?fund=nothing")) {
            Answer answer = ledger.get("/api/v1/exports/" + wrong.substring(4));
            assertThat(answer.status())
                    .as(wrong)
                    .isEqualTo(Integer.parseInt(wrong.substring(0, 3)));
            assertThat(answer.json().get("detail").asString()).isNotBlank();
        }
    }
}
