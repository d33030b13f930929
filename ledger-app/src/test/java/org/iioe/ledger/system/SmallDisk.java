package org.iioe.ledger.system;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of its own, small enough to be full; only who may mount can have one. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one on a folder; the test is passed over, and says so, where that is not allowed.
     *
     * @param megabytes its size
     */
    static SmallDisk on(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        // What a run that was cut short has left there.
        run("umount", "--lazy", folder.toString());
        String size = "size=%dm,mode=700".formatted(megabytes);
        String said = run("mount", "-t", "tmpfs", "-o", size, "ledger-test", folder.toString());
        if (!said.isEmpty()) {
            System.out.printf(
                    "A FULL DISK IS NOT TESTED HERE: this user may not mount. %s%n", said);
        }
        Assumptions.assumeTrue(said.isEmpty(), "A full disk needs the right to mount one.");
        return new SmallDisk(folder.toAbsolutePath());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Fills it to the last byte. */
    void fill() {
        byte[] part = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(part);
            }
        } catch (IOException e) {
            // No space is left on it.
        }
    }

    /** Gives the space back. */
    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        String said = run("umount", "--lazy", folder.toString());
        if (!said.isEmpty()) {
            throw new IllegalStateException(said);
        }
    }

    /** What a program said when it failed; nothing otherwise. */
    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes()).strip();
            process.waitFor(10, TimeUnit.SECONDS);
            return process.exitValue() == 0 ? "" : command[0] + ": " + said;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
