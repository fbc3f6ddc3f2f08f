package io.countersign.operations.feed;

import io.countersign.contracts.Sha256;
import io.countersign.operations.command.OperationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Uploads an account's pictures, each once, and puts their digests where an application names files. */
final class CertificateUploader {

    private final IntakeClient api;
    private final Path directory;
    private final AccountCredentials credentials;
    private final Map<String, String> digests = new HashMap<>();

    CertificateUploader(IntakeClient api, Path directory, AccountCredentials credentials) {
        this.api = api;
        this.directory = directory;
        this.credentials = credentials;
    }

    /** The application as it is sent. */
    ObjectNode resolve(ObjectNode application) {
        var resolved = application.deepCopy();
        resolved.path("documents").forEach(this::resolveOne);
        resolveOne(resolved.path("letter"));
        return resolved;
    }

    private void resolveOne(JsonNode certificate) {
        if (certificate instanceof ObjectNode named && named.has("file")) {
            var file = named.path("file").stringValue("");
            named.remove("file");
            named.put("sha256", digests.computeIfAbsent(file, this::upload));
        }
    }

    private String upload(String file) {
        var content = content(directory.resolve(file));
        var type = file.endsWith(".png") ? "image/png" : "image/jpeg";
        var reply = api.post("v1/certificates", credentials.token(), type, content, credentials.headers());
        if (!reply.accepted()) {
            throw new OperationFailedException(
                    "%s was not taken: %d %s".formatted(file, reply.status(), reply.problem()));
        }
        return Sha256.of(content).hex();
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new OperationFailedException(file + " cannot be read");
        }
    }
}
