package io.countersign.operations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The file that {@code ./countersign} writes into its data directory for scripts: addresses, accounts, tokens.
 *
 * @param directory the data directory
 */
public record InstallationFile(Path directory, JsonNode content) {

    private static final String NAME = "standalone.json";

    /** @throws OperationFailedException if no instance runs on the directory */
    public static InstallationFile in(Path directory) {
        var file = directory.resolve(NAME);
        try {
            return new InstallationFile(directory, Json.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException | JacksonException unreadable) {
            throw new OperationFailedException(
                    "Cannot read %s; is ./countersign running on this directory? --data names another".formatted(file));
        }
    }

    /** @throws OperationFailedException if the file has no such member */
    public String text(String member) {
        return content.path(member)
                .stringValueOpt()
                .orElseThrow(() -> new OperationFailedException(NAME + " has no member " + member));
    }

    /** The token of a member of a list, such as an account; empty if the list has no such member. */
    public Optional<String> token(String list, String key, String value) {
        for (var entry : content.path(list)) {
            if (entry.path(key).stringValue("").equals(value)) {
                return entry.path("token").stringValueOpt();
            }
        }
        return Optional.empty();
    }
}
