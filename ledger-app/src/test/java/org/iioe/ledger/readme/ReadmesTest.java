package org.iioe.ledger.readme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What READMEs name is there: files, packages, classes, and one another. */
class ReadmesTest {
    private static final Path TOP = Path.of("..");
    private static final Pattern CODE = Pattern.compile("(?<!`)`([^`\\n]+)`(?!`)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)[^)]*\\)");

    /** A path of the checkout: {@code ops/backup}, {@code ledger-api/README.md}. */
    private static final Pattern PATH =
            Pattern.compile("(?:ops|ledger-api|ledger-app|ledger-projections)(?:/\\w[\\w.-]*)+/?");

    /** A class: two humps at least, so that it is no command's name of a shell or a word. */
    private static final Pattern CLASS = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}");

    private static final Set<String> names = new HashSet<>();
    private static List<Path> readmes = List.of();

    @BeforeAll
    static void find() throws IOException {
        try (Stream<Path> files = Files.walk(TOP)) {
            List<Path> all =
                    files.filter(file -> !file.toString().contains("/target/"))
                            .filter(Files::isRegularFile)
                            .toList();
            readmes = all.stream().filter(file -> file.endsWith("README.md")).toList();
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java")) {
                    names.add(name.substring(0, name.length() - 5));
                    Matcher nested =
                            Pattern.compile("\\b(?:record|class|enum|interface) (\\w+)")
                                    .matcher(Files.readString(file));
                    while (nested.find()) {
                        names.add(nested.group(1));
                    }
                }
            }
        }
        assertThat(readmes).hasSizeGreaterThan(5);
    }

    @Test
    void the_first_thing_that_is_read_is_short() throws IOException {
        assertThat(Files.size(TOP.resolve("README.md"))).isLessThanOrEqualTo(10 * 1024);
    }

    @Test
    void every_file_that_a_readme_names_is_there() throws IOException {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path readme : readmes) {
            String text = Files.readString(readme);
            Matcher code = CODE.matcher(text);
            while (code.find()) {
                Matcher path = PATH.matcher(code.group(1).split(" ", 2)[0]);
                if (path.matches() && !path.group().contains("target/")) {
                    found++;
                    if (!Files.exists(TOP.resolve(path.group()))) {
                        missing.add(readme + " names " + path.group());
                    }
                }
            }
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                if (!Files.exists(readme.resolveSibling(link.group(1)))) {
                    missing.add(readme + " links to " + link.group(1));
                }
            }
        }
        assertThat(found).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    @Test
    void every_class_that_a_readme_names_is_there() throws IOException {
        Set<String> missing = new HashSet<>();
        int found = 0;
        for (Path readme : readmes) {
            Matcher code = CODE.matcher(Files.readString(readme));
            while (code.find()) {
                String name = code.group(1).split("[.(]", 2)[0];
                if (CLASS.matcher(name).matches()) {
                    found++;
                    if (!names.contains(name)) {
                        missing.add(readme + " names " + name);
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }
}
