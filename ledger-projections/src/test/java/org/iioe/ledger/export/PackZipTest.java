package org.iioe.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipFile;

/** A zip that is given up half-way is none, and what refuses leaves no trace in it. */
class PackZipTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    @Test
    void what_fails_half_way_is_no_zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(
                        () -> {
                            try (PackZip zip = new PackZip(out, Instant.EPOCH)) {
                                zip.file("whole", to -> to.write(CONTENT));
                                zip.file(
                                        "half",
                                        to -> {
                                            to.write(CONTENT);
                                            throw new IOException("The database went away.");
                                        });
                                zip.finish();
                            }
                        })
                .hasMessage("The database went away.");
        Path file = folder.resolve("half.zip");
        Files.write(file, out.toByteArray());
        assertThat(out.size()).isPositive();
        assertThatThrownBy(() -> new ZipFile(file.toFile()).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void what_refuses_before_its_first_byte_is_left_out() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PackZip zip = new PackZip(out, Instant.EPOCH)) {
            zip.file("first", to -> to.write(CONTENT));
            assertThatThrownBy(() ->
                            zip.file(
                                    "refused",
                                    to -> {
                                        throw new IllegalStateException("Nobody publishes it.");
                                    }))
                    .hasMessage("Nobody publishes it.");
            zip.file("empty", to -> {});
            zip.finish();
            assertThat(zip.written())
                    .extracting(PackZip.Written::path)
                    .containsExactly("first", "empty");
        }
        Path file = folder.resolve("whole.zip");
        Files.write(file, out.toByteArray());
        try (ZipFile read = new ZipFile(file.toFile())) {
            assertThat(read.stream().map(Object::toString)).containsExactly("first", "empty");
            assertThat(read.getInputStream(read.getEntry("first"))).hasBinaryContent(CONTENT);
        }
    }
}
