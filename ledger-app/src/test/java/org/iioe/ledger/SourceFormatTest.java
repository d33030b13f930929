package org.iioe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every source file is as google-java-format (AOSP) writes it. It is a test since the formatter
 * needs the Java of the toolchain, which is newer than the one that Maven may run on. Run it with
 * {@code -Dformat=write} to have the files written.
 */
class SourceFormatTest {
    private static final boolean WRITE = "write".equals(System.getProperty("format"));

    @Test
    void every_source_file_is_formatted() throws IOException, FormatterException {
        Formatter formatter =
                new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
        List<Path> unformatted = new ArrayList<>();
        int files = 0;
        for (Path file : sources()) {
            String source = Files.readString(file);
            String formatted = formatter.formatSourceAndFixImports(source);
            files++;
            if (!source.equals(formatted)) {
                unformatted.add(file);
                if (WRITE) {
                    Files.writeString(file, formatted);
                }
            }
        }
        assertThat(files).isGreaterThan(50);
        assertThat(unformatted).as("run this test with -Dformat=write").isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("ledger-api", "ledger-projections", "ledger-app")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
