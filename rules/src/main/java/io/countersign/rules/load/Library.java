package io.countersign.rules.load;

import io.countersign.rules.yaml.InvalidRules;
import io.countersign.rules.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files: a directory's own, then those that ship. Below it are {@code sets/NAME.yaml}, {@code lists/NAME.yaml} and
 * {@code timeline.yaml}.
 */
public final class Library {

    private static final String SHIPPED = "/io/countersign/rules/";

    private final @Nullable Path directory;

    private Library(@Nullable Path directory) {
        this.directory = directory;
    }

    public static Library shipped() {
        return new Library(null);
    }

    /** @throws InvalidRules if there is no such directory */
    public static Library of(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InvalidRules(List.of(directory + ": is not a directory"));
        }
        return new Library(directory);
    }

    /** The names of the directory's own sets. */
    public List<String> ownSets() {
        if (directory == null || !Files.isDirectory(directory.resolve("sets"))) {
            return List.of();
        }
        var names = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(directory.resolve("sets"), "*.yaml")) {
            for (var file : files) {
                var name = String.valueOf(file.getFileName());
                names.add(name.substring(0, name.length() - ".yaml".length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.sort(null);
        return names;
    }

    /** @throws InvalidRules if it is nowhere */
    public YamlFile set(String name) {
        return file("sets/" + name + ".yaml");
    }

    /** @throws InvalidRules if it is nowhere */
    public YamlFile list(String name) {
        return file("lists/" + name + ".yaml");
    }

    public YamlFile timeline() {
        return file("timeline.yaml");
    }

    private YamlFile file(String path) {
        var own = directory == null ? null : directory.resolve(path).normalize();
        if (own != null && directory != null && own.startsWith(directory.normalize()) && Files.isRegularFile(own)) {
            return YamlFile.parse(own.toString(), read(own));
        }
        return YamlFile.parse(path, shippedText(path));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidRules(List.of(file + ": can't be read as UTF-8"));
        }
    }

    private static String shippedText(String path) {
        try (var stream = Library.class.getResourceAsStream(SHIPPED + path)) {
            if (stream == null) {
                throw new InvalidRules(List.of(path + ": there is no such file"));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
