package org.iioe.ledger.backup;

import org.iioe.ledger.backup.Manifest.Member;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A backup that has been found whole: a zip of a CSV file for each table and of a manifest with
 * their digests. Its last 64 bytes, the zip's comment, are the SHA-256 of all bytes before them, so
 * that a file that was cut short, was never finished or differs in any byte is noticed.
 */
final class BackupFile implements AutoCloseable {
    /** The comment of a backup that is not finished. */
    static final String UNFINISHED = "0".repeat(64);

    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a backup and digests all of it.
     *
     * @throws IllegalStateException when it is not exactly what was written
     */
    static BackupFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("There is no file %s.".formatted(file));
        }
        try {
            requireWhole(file);
            ZipFile zip = new ZipFile(file.toFile());
            try {
                BackupFile backup = new BackupFile(zip, manifest(zip));
                backup.requireMembers();
                return backup;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "%s is not taken for a backup: %s Take another copy of it."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void requireWhole(Path file) throws IOException {
        byte[] end = new byte[UNFINISHED.length()];
        long size = Files.size(file) - end.length;
        if (size < 0) {
            throw new IllegalStateException("it is shorter than any.");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(size);
            bytes.readNBytes(end, 0, end.length);
        }
        String said = new String(end, StandardCharsets.ISO_8859_1);
        String is = digest(file, size);
        if (!said.equals(is)) {
            throw new IllegalStateException(
                    "it was altered, cut short or never finished: the SHA-256 of its bytes is %s, and its end says %s."
                            .formatted(is, said.matches("[0-9a-f]{64}") ? said : "something else"));
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.FILE);
        if (entry == null) {
            throw new IllegalStateException("it has no %s.".formatted(Manifest.FILE));
        }
        try (InputStream json = zip.getInputStream(entry)) {
            return Manifest.read(json.readAllBytes());
        }
    }

    private void requireMembers() throws IOException {
        Set<String> extra = new HashSet<>();
        zip.stream().forEach(entry -> extra.add(entry.getName()));
        extra.remove(Manifest.FILE);
        for (Member member : manifest.members()) {
            if (!extra.remove(member.file())) {
                throw new IllegalStateException("it has no %s.".formatted(member.file()));
            }
            MessageDigest digest = sha256();
            try (InputStream rows = new DigestInputStream(rows(member), digest)) {
                rows.transferTo(OutputStream.nullOutputStream());
            }
            String is = HexFormat.of().formatHex(digest.digest());
            if (!is.equals(member.sha256())) {
                throw new IllegalStateException(
                        "the SHA-256 of %s is %s, and its manifest says %s."
                                .formatted(member.file(), is, member.sha256()));
            }
        }
        if (!extra.isEmpty()) {
            throw new IllegalStateException("its manifest does not know %s.".formatted(extra));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The rows of a table, with a header. */
    InputStream rows(Member member) throws IOException {
        return zip.getInputStream(zip.getEntry(member.file()));
    }

    /** The file under the name that it has until it is finished: nobody takes it for a backup. */
    static Path unfinished(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh =
                file.resolveSibling(
                        ".%s.%s.new".formatted(file.getFileName(), ProcessHandle.current().pid()));
        Files.deleteIfExists(fresh);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(fresh);
        }
        return fresh;
    }

    /** Writes the digest of a zip at its end, and gives it its name once the disk has it. */
    static void finish(Path fresh, Path file) throws IOException {
        long size = Files.size(fresh) - UNFINISHED.length();
        String digest = digest(fresh, size);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(digest), size);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            // The name, too, is to survive a power cut.
            try (FileChannel folder =
                    FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static String digest(Path file, long size) throws IOException {
        MessageDigest digest = sha256();
        byte[] part = new byte[1 << 16];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (long left = size; left > 0; ) {
                int read = bytes.read(part, 0, (int) Math.min(part.length, left));
                if (read < 0) {
                    throw new IOException("%s ended early.".formatted(file));
                }
                digest.update(part, 0, read);
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
