package org.iioe.ledger.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip that is written as a stream and remembers what it wrote. Only one that is finished has the
 * directory by which zips are read: one that is given up is none.
 */
final class PackZip implements AutoCloseable {
    /** Gives a file's bytes. What is written to may be closed, and stays open. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** A file that was written. */
    record Written(String path, long bytes, String sha256) {}

    private final Gate gate;
    private final ZipOutputStream zip;
    private final LocalDateTime time;
    private final List<Written> written = new ArrayList<>();

    /**
     * @param time of every file: the pack is of its moment, whenever it is written
     */
    PackZip(OutputStream out, Instant time) {
        gate = new Gate(out);
        zip = new ZipOutputStream(gate, StandardCharsets.UTF_8);
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** Writes a file, and remembers it. */
    void file(String path, Content content) throws IOException {
        written.add(digested(path, content));
    }

    /** Writes a file whose name says its digest: it need not be remembered. */
    void named(String path, Content content) throws IOException {
        digested(path, content);
    }

    private Written digested(String path, Content content) throws IOException {
        File file = new File(path);
        content.write(file);
        file.begin();
        zip.closeEntry();
        return new Written(path, file.bytes, HexFormat.of().formatHex(file.digest.digest()));
    }

    /** What is remembered, in the order in which it was written. */
    List<Written> written() {
        return written;
    }

    /** All is written. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() throws IOException {
        gate.isShut = true;
        zip.close();
    }

    /** A file that is begun with its first byte: what has nothing to say may still refuse. */
    private final class File extends OutputStream {
        private final MessageDigest digest = sha256();
        private final String path;
        private boolean isBegun;
        private long bytes;

        File(String path) {
            this.path = path;
        }

        void begin() throws IOException {
            if (!isBegun) {
                ZipEntry entry = new ZipEntry(path);
                entry.setTimeLocal(time);
                zip.putNextEntry(entry);
                isBegun = true;
            }
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            begin();
            digest.update(from, offset, length);
            bytes += length;
            zip.write(from, offset, length);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets nothing through once it is shut: closing what failed must not make it whole. */
    private static final class Gate extends FilterOutputStream {
        private boolean isShut;

        Gate(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            if (!isShut) {
                out.write(value);
            }
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (!isShut) {
                out.write(from, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!isShut) {
                super.flush();
            }
        }

        @Override
        public void close() {}
    }
}
