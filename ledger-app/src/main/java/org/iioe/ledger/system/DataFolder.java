package org.iioe.ledger.system;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder of an embedded database: one ledger at a time holds it, and one user reads it. */
final class DataFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String LOCK = "ledger.lock";
    private static final String PASSWORD = "database-password";

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Takes a folder, which is made when it is missing.
     *
     * @throws StartFailure when it cannot be written, or another ledger holds it
     */
    static DataFolder take(Path path) {
        try {
            makeForThisUserOnly(path);
            FileChannel file =
                    FileChannel.open(
                            path.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            DataFolder folder = new DataFolder(path, file);
            if (tryLock(file) == null) {
                folder.close();
                throw new StartFailure(
                        "Another ledger is running on the data folder %s: stop it, or set ledger.data-dir."
                                .formatted(path));
            }
            return folder;
        } catch (IOException e) {
            throw new StartFailure(
                    "The data folder %s cannot be written: give this user the right to, or set ledger.data-dir."
                            .formatted(path));
        }
    }

    /** Whether a ledger holds a folder now. */
    static boolean isTaken(Path path) throws IOException {
        Path lock = path.resolve(LOCK);
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return tryLock(file) == null;
        }
    }

    private static void makeForThisUserOnly(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Files.createDirectories(path);
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** A file or folder in it. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /** The file of the database's password, which this user alone reads; drawn when missing. */
    Path passwordFile() throws IOException {
        Path file = path.resolve(PASSWORD);
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            if (POSIX) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return file;
    }

    /** The password of a folder's database. */
    static String password(Path path) throws IOException {
        return Files.readString(path.resolve(PASSWORD)).strip();
    }

    /** Gives it free. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            log.debug("The lock file did not close.", e);
        }
    }
}
