package io.countersign.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The invented applications of the repository, and what must become of each. */
final class Samples {

    private static final Path DIRECTORY = Jars.ROOT.resolve("samples");

    private Samples() {}

    /** One of them: its id is its idempotency key. */
    record Sample(String id, String account, ObjectNode application) {

        /** With digests in the places of files, which are uploaded. */
        ObjectNode uploadedBy(Client client, Map<String, String> digests) {
            var form = application.deepCopy();
            form.path("documents").forEach(document -> resolve(document, client, digests));
            resolve(form.path("letter"), client, digests);
            return form;
        }

        private void resolve(JsonNode certificate, Client client, Map<String, String> digests) {
            if (certificate.has("file")) {
                var named = certificate.asObject();
                var file = named.path("file").stringValue();
                named.remove("file");
                named.put("sha256", digests.computeIfAbsent(account + "/" + file, each -> upload(client, file)));
            }
        }
    }

    static List<Sample> all() {
        return lines("applications.ndjson").stream()
                .map(line -> new Sample(
                        line.path("id").stringValue(),
                        line.path("account").stringValue(),
                        line.path("application").asObject()))
                .toList();
    }

    /** By the samples' ids. */
    static Map<String, JsonNode> expected() {
        var expected = new LinkedHashMap<String, JsonNode>();
        lines("expected.ndjson").forEach(line -> expected.put(line.path("id").stringValue(), line));
        return expected;
    }

    /** The codes and pointers of reasons, as a set is compared. */
    static List<String> reasons(JsonNode reasons) {
        return StreamSupport.stream(reasons.spliterator(), false)
                .map(reason -> reason.isString()
                        ? reason.stringValue()
                        : reason.path("code").stringValue("") + " "
                                + reason.path("pointer").stringValue(""))
                .map(String::strip)
                .sorted()
                .distinct()
                .toList();
    }

    /** The digest of a picture, which the client's account then has. */
    static String upload(Client client, String file) {
        var type = file.endsWith(".png") ? "image/png" : "image/jpeg";
        return client.post("/v1/certificates", type, picture(file)).get("sha256");
    }

    static byte[] picture(String file) {
        try {
            return Files.readAllBytes(DIRECTORY.resolve("certificates").resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<JsonNode> lines(String file) {
        try {
            return Files.readAllLines(DIRECTORY.resolve(file)).stream()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
