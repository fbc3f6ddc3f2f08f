package io.countersign.acceptance;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build has packaged, taken apart: that starts a third faster. */
public final class Jars {

    /** The repository's root; {@code -Dcountersign.root=…} names another. */
    public static final Path ROOT = Path.of(System.getProperty("countersign.root", ".."))
            .toAbsolutePath()
            .normalize();

    private Jars() {}

    /** The executable jar of a module, beside the libraries that it names. */
    public static synchronized Path of(String module) {
        var packaged = packaged(module);
        var directory = packaged.resolveSibling("unpacked");
        var jar = directory.resolve(packaged.getFileName());
        var lock = packaged.resolveSibling("unpacked.lock");
        try (var channel = FileChannel.open(lock, CREATE, WRITE);
                var others = channel.lock()) {
            var built = Files.getLastModifiedTime(packaged);
            if (others.isValid()
                    && !(Files.exists(jar) && Files.getLastModifiedTime(jar).equals(built))) {
                unpack(packaged, directory);
                Files.setLastModifiedTime(jar, built);
            }
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void unpack(Path jar, Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var unpacking = new ProcessBuilder(
                        java,
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (unpacking.onExit().join().exitValue() != 0) {
            throw new IOException(jar + " can't be taken apart");
        }
    }

    private static Path packaged(String module) {
        var target = ROOT.resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, module + "-*-exec.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException absent) {
            throw new UncheckedIOException(target + " has no executable jar: mvn package makes it", absent);
        }
        throw new IllegalStateException(target + " has no executable jar: mvn package makes it");
    }
}
