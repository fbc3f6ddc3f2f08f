package io.countersign.rules.load;

import io.countersign.rules.yaml.InvalidRules;
import io.countersign.rules.yaml.Section;
import io.countersign.rules.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files: a directory's own, then those that ship. Below it are {@code sets/NAME.yaml}, {@code lists/NAME.yaml} and
 * {@code timeline.yaml}.
 */
public final class Library {

    private static final String SHIPPED = "/io/countersign/rules/";

    /** The lists that ship, read once in a JVM. */
    private static final Map<String, Content<?>> SHIPPED_LISTS = new ConcurrentHashMap<>();

    private final @Nullable Path directory;
    private final boolean hasOwnLists;
    private final Map<String, Content<?>> lists;

    /** A list as a type, and as text to be hashed. */
    record Content<T>(T value, String canonical) {}

    private Library(@Nullable Path directory) {
        this.directory = directory;
        this.hasOwnLists = directory != null && Files.exists(directory.resolve("lists"));
        this.lists = hasOwnLists ? new HashMap<>() : SHIPPED_LISTS;
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

    /**
     * A list of a kind, read once for all sets that name it.
     *
     * @throws InvalidRules if it is nowhere, or with every fault in it
     */
    @SuppressWarnings("unchecked") // a kind has one reader
    <T> Content<T> list(String kind, String name, Function<Section, T> reader) {
        return (Content<T>) lists.computeIfAbsent(kind + "/" + name, absent -> {
            var path = "lists/" + name + ".yaml";
            var file = hasOwnLists ? file(path) : shippedFile(path);
            var value = reader.apply(file.top());
            file.close();
            return new Content<>(value, file.canonical());
        });
    }

    public YamlFile timeline() {
        return file("timeline.yaml");
    }

    private YamlFile file(String path) {
        var own = directory == null ? null : directory.resolve(path).normalize();
        if (own != null && directory != null && own.startsWith(directory.normalize()) && Files.isRegularFile(own)) {
            return YamlFile.parse(own.toString(), read(own));
        }
        return shippedFile(path);
    }

    private static YamlFile shippedFile(String path) {
        return YamlFile.parse(path, shippedText(path));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException absent) {
            throw new InvalidRules(List.of(file + ": no such file"));
        } catch (CharacterCodingException malformed) {
            throw new InvalidRules(List.of(file + ": is not UTF-8"));
        } catch (IOException failed) {
            throw new InvalidRules(List.of(file + ": cannot be read: " + failed.getMessage()));
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
