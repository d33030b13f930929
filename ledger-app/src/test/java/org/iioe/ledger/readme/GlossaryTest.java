package org.iioe.ledger.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The glossary is a list of class names, each with the first sentence of its class, so that words
 * and code cannot part. {@code -Dglossary=write} writes the sentences anew.
 */
class GlossaryTest {
    private static final Path README = Path.of("..", "ledger-api", "README.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.*) \\|");

    /** The comment of a file's own type, which begins a line of its own. */
    private static final Pattern DOCUMENTED =
            Pattern.compile(
                    "^/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(?:@[\\w.]+"
                        + "(?:\\((?:\"(?:\\\\.|[^\"\\\\])*\"|[^\")])*\\))?\\s+(?://[^\\n]*\\s+)?)*"
                        + "(?:(?:public|sealed|final|abstract|non-sealed)\\s+)*"
                        + "(?:class|record|enum|interface|@interface)\\s+(\\w+)",
                    Pattern.DOTALL | Pattern.MULTILINE);

    private static final Map<String, List<String>> sentences = new HashMap<>();

    @BeforeAll
    static void readEveryClass() throws IOException {
        for (String module : List.of("ledger-api", "ledger-projections", "ledger-app")) {
            try (Stream<Path> files =
                    Files.walk(Path.of("..", module, "src", "main", "java", "org"))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    Matcher documented = DOCUMENTED.matcher(Files.readString(file));
                    while (documented.find()) {
                        sentences
                                .computeIfAbsent(documented.group(2), any -> new ArrayList<>())
                                .add(firstSentence(documented.group(1)));
                    }
                }
            }
        }
        assertThat(sentences).hasSizeGreaterThan(600);
    }

    @Test
    void every_word_is_a_class_and_means_what_its_first_sentence_says() throws IOException {
        List<String> wrong = new ArrayList<>();
        StringBuilder written = new StringBuilder();
        for (String line : Files.readAllLines(README)) {
            Matcher row = ROW.matcher(line);
            String right = line;
            if (row.matches()) {
                String word = row.group(1);
                List<String> meanings = sentences.getOrDefault(word, List.of());
                if (meanings.size() != 1) {
                    wrong.add(
                            "%s: %s. Name a class that is there, or strike the line."
                                    .formatted(
                                            word,
                                            meanings.isEmpty()
                                                    ? "no class has this name (any more)"
                                                    : "two classes have this name"));
                } else {
                    right = "| `%s` | %s |".formatted(word, meanings.getFirst());
                    if (!right.equals(line)) {
                        wrong.add(
                                "%s: its class says \"%s\". Run this test with -Dglossary=write."
                                        .formatted(word, meanings.getFirst()));
                    }
                }
            }
            written.append(right).append('\n');
        }
        if ("write".equals(System.getProperty("glossary")) && !wrong.isEmpty()) {
            Files.writeString(README, written.toString());
            fail("Written anew, look at what changed: %s", wrong);
        }
        assertThat(wrong).as("the glossary of ledger-api/README.md").isEmpty();
    }

    @Test
    void it_has_the_words_that_a_newcomer_needs_and_not_all_there_are() throws IOException {
        List<String> words =
                Files.readAllLines(README).stream()
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(1))
                        .toList();
        assertThat(words)
                .hasSizeBetween(40, 60)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void a_sentence_ends_where_it_ends() {
        assertThat(firstSentence(" A day {@code 2019}, such as {@link Edtf}. More. "))
                .isEqualTo("A day `2019`, such as `Edtf`.");
        assertThat(
                        firstSentence(
                                "\n * One line\n * and (RFC 9.1) another.\n *\n * @param x y. z\n"))
                .isEqualTo("One line and (RFC 9.1) another.");
        assertThat(firstSentence("\n * No end\n *\n * @param x y.\n")).isEqualTo("No end");
    }

    private static String firstSentence(String comment) {
        String text =
                comment.replaceAll("(?m)^\\s*\\* ?", "")
                        .replaceAll("(?s)\\n\\s*(?:\\n|@\\w).*", "")
                        .replaceAll("\\s+", " ")
                        .replaceAll("\\{@(?:code|link|value) (?:\\w+(?=#))?#?([^}]*)}", "`$1`")
                        .strip();
        Matcher end = Pattern.compile("\\.(?= |$)").matcher(text);
        return end.find() ? text.substring(0, end.end()) : text;
    }
}
