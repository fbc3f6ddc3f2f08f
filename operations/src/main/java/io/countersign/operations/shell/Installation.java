package io.countersign.operations.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What {@code ./countersign} wrote into its data directory for scripts: addresses, accounts, tokens.
 *
 * @param directory the data directory
 */
public record Installation(Path directory, JsonNode file) {

    public static final String OPTION = "--data";
    private static final String FILE = "standalone.json";

    /** @throws Failure if nothing was started with that directory */
    public static Installation in(Path directory) {
        var file = directory.resolve(FILE);
        try {
            return new Installation(directory, Json.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException | JacksonException unreadable) {
            throw new Failure(
                    file + " can't be read: is ./countersign running on this directory? (--data DIR names it)");
        }
    }

    /** @throws Failure if the file does not have it */
    public String text(String member) {
        return optional(member).orElseThrow(() -> new Failure(FILE + " has no " + member));
    }

    public Optional<String> optional(String member) {
        return file.path(member).stringValueOpt();
    }

    /** The token of the account, or of the platform, of that name; none if it is not in the file. */
    public Optional<String> token(String list, String key, String value) {
        for (var entry : file.path(list)) {
            if (entry.path(key).stringValue("").equals(value)) {
                return entry.path("token").stringValueOpt();
            }
        }
        return Optional.empty();
    }
}
