package io.countersign.standalone.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one place where everything is kept; belongs to one process at a time. */
public final class DataDirectory implements AutoCloseable {

    private static final List<String> OURS = List.of(
            "kafka",
            "store",
            "issuer",
            "logs",
            "demo.json",
            "demo-keys.json",
            "ticket-keys.json",
            "business-licence.png",
            "standalone.json",
            "standalone.json.new");

    private final Path dir;
    private final FileChannel lockFile;

    private DataDirectory(Path dir, FileChannel lockFile) {
        this.dir = dir;
        this.lockFile = lockFile;
    }

    public static DataDirectory open(Path given, boolean reset) {
        var dir = given.toAbsolutePath().normalize();
        try {
            Files.createDirectories(dir);
            var data = new DataDirectory(dir, lock(dir));
            Files.deleteIfExists(data.running());
            if (reset) {
                data.forget();
            }
            return data;
        } catch (IOException e) {
            throw new StartFailedException(
                    "the data directory " + dir + " is not writable; choose another with --data");
        }
    }

    private static FileChannel lock(Path dir) throws IOException {
        var file =
                FileChannel.open(dir.resolve("standalone.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lockOf(file) == null) {
            file.close();
            throw new StartFailedException("the data directory " + dir + " is in use by another instance;"
                    + " stop that one, or choose another directory with --data and other ports with --base-port");
        }
        return file;
    }

    private static @Nullable FileLock lockOf(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path dir() {
        return dir;
    }

    public Path broker() {
        return dir.resolve("kafka");
    }

    public Path store() {
        return dir.resolve("store").resolve("store.mv");
    }

    public Path signingKey() {
        return dir.resolve("issuer").resolve("signing-key.json");
    }

    public Path demo() {
        return dir.resolve("demo.json");
    }

    public Path keyPairs() {
        return dir.resolve("demo-keys.json");
    }

    public Path ticketKeys() {
        return dir.resolve("ticket-keys.json");
    }

    public Path running() {
        return dir.resolve("standalone.json");
    }

    public Path logs() {
        return dir.resolve("logs");
    }

    /** A picture to try out uploads with. */
    public Path picture() {
        return dir.resolve("business-licence.png");
    }

    /** Deletes what we have made and nothing else, whatever directory was named. */
    private void forget() throws IOException {
        for (var name : OURS) {
            deleteTree(dir.resolve(name));
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(running());
        lockFile.close();
    }
}
