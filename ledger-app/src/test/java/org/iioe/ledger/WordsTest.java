package org.iioe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words are not the machine's: no source has numbers, dates or letters written as the language of
 * the machine writes them. What is written may be signed, sent or compared elsewhere.
 */
class WordsTest {
    /** A text with its place in a call that names the language. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:format|printf)\\(\\s*Locale\\.ROOT,\\s*"
                        + "(?:\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\\+\\s*(?:\"(?:[^\"\\\\\\n]|\\\\.)*\"|[\\w.()]+))*)",
                    Pattern.DOTALL);

    private static final Pattern TEXT =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

    /** A number or date put into a text: {@code %s} of a whole number is the same everywhere. */
    private static final Pattern LOCALIZED =
            Pattern.compile("%(?:\\d+\\$)?[-#+ 0,(<]*\\d*(?:\\.\\d+)?(?:[dfeEgGaA]|[tT][a-zA-Z])");

    private static final List<Pattern> CALLS =
            Stream.of(
                            "\\.to(?:Lower|Upper)Case\\(\\s*\\)",
                            "::to(?:Lower|Upper)Case",
                            "String\\.format\\((?!\\s*Locale\\.ROOT)",
                            "\\.printf\\((?!\\s*Locale\\.ROOT)",
                            "new Formatter\\(",
                            "DateTimeFormatter\\.ofPattern\\((?!\\s*\"[^\"]*\",\\s*Locale\\.ROOT)",
                            "\\.ofLocalized\\w+\\(|\\.localizedBy\\(",
                            "new DecimalFormat\\((?![^;]*Locale\\.ROOT)",
                            "NumberFormat\\.get\\w*Instance\\((?!Locale\\.ROOT)",
                            "DecimalFormatSymbols\\.getInstance\\((?!Locale\\.ROOT)",
                            "new SimpleDateFormat\\(|MessageFormat[.(]|Collator\\.getInstance\\(",
                            "\\.getDisplay\\w+\\(",
                            "Locale\\.(?:getDefault|setDefault)\\(")
                    .map(Pattern::compile)
                    .toList();

    @Test
    void no_source_leaves_its_words_to_the_language_of_the_machine() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (String module : List.of("ledger-api", "ledger-projections", "ledger-app")) {
            for (Path file : sources(Path.of("..", module, "src", "main"))) {
                files++;
                offences(Files.readString(file)).forEach(each -> found.add(file + ": " + each));
            }
        }
        assertThat(files).isGreaterThan(500);
        assertThat(found)
                .as("%%s, Numbers.words, Money.words, or a format with Locale.ROOT")
                .isEmpty();
    }

    /** Programs of a single file may settle it once, since nothing else runs in them. */
    @Test
    void programs_of_operators_and_auditors_settle_their_language_first() throws IOException {
        List<Path> programs = sources(Path.of("..", "ops"));
        assertThat(programs).hasSizeGreaterThan(1);
        for (Path program : programs) {
            String source = Files.readString(program);
            if (source.contains("static void main(")) {
                assertThat(source).as("%s", program).contains("Locale.setDefault(");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = \"%d of them\".formatted(n);",
                "x = \"%,d\".formatted(n);",
                "x = \"%s and\"\n    + \" %2$03d\".formatted(n);",
                "x = \"%.1f\".formatted(n);",
                "x = \"\"\"\n   a %d\n   \"\"\".formatted(n);",
                "x = \"%tF\".formatted(day);",
                "x = String.format(\"%s\", n);",
                "x = String.format(Locale.GERMANY, \"%d\", n);",
                "out.printf(\"%s\", n);",
                "x = y.toLowerCase();",
                "y.map(String::toUpperCase);",
                "f = DateTimeFormatter.ofPattern(\"uuuu\");",
                "f = DateTimeFormatter.ofPattern(\"uuuu\").withZone(UTC);",
                "f = new DecimalFormat(\"#,##0\");",
                "l = Locale.getDefault();"
            })
    void what_depends_on_the_machine_is_found(String source) {
        assertThat(offences(source)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = \"%s of them\".formatted(n);",
                "x = \"100 %% done\".formatted();",
                "x = String.format(Locale.ROOT, \"%,d\", n);",
                "x = String.format(\n    Locale.ROOT,\n    \"%s\"\n   + \" %03d\", n);",
                "out.printf(Locale.ROOT, \"%d\", n);",
                "x = \"U+%04X\".formatted(c);",
                "x = y.toLowerCase(Locale.ROOT);",
                "f = DateTimeFormatter.ofPattern(\"uuuu\", Locale.ROOT).withZone(UTC);"
            })
    void what_is_the_same_everywhere_is_let_be(String source) {
        assertThat(offences(source)).isEmpty();
    }

    private static List<String> offences(String source) {
        List<String> found = new ArrayList<>();
        for (Pattern call : CALLS) {
            call.matcher(source).results().map(MatchResult::group).forEach(found::add);
        }
        TEXT.matcher(NAMED.matcher(source).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .filter(text -> LOCALIZED.matcher(text.replace("%%", "")).find())
                .forEach(found::add);
        return found;
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
