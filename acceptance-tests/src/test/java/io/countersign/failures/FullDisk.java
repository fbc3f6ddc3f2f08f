package io.countersign.failures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small disk of its own for the broker's log, which can be filled. Needs root: a temporary file system is mounted. */
final class FullDisk implements AutoCloseable {

    private static final String SIZE = "3g";
    private static final int BLOCK = 1 << 20;

    private final Path directory;
    private final Path filler;

    private FullDisk(Path directory) {
        this.directory = directory;
        this.filler = directory.resolve("filler");
    }

    /** @return null where nothing can be mounted */
    static @Nullable FullDisk at(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (!run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "countersign-failures", directory.toString())) {
            return null;
        }
        CleanupShell.register("umount -l " + directory);
        return new FullDisk(directory);
    }

    /** Leaves no byte. */
    void fill() {
        var block = new byte[BLOCK];
        for (int size = BLOCK; size > 0; size /= 16) {
            writeUntilFull(Arrays.copyOf(block, size));
        }
    }

    private void writeUntilFull(byte[] block) {
        try (var out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // as wanted
        }
    }

    void empty() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command)).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        run("umount", "-l", directory.toString());
        CleanupShell.unregister("umount -l " + directory);
    }
}
