package io.countersign.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The text fields of a served OpenAPI document: every string of a request's body and every string parameter that is
 * neither an enumeration nor of another format.
 */
public final class ServedTextFields {

    /** What people type; each ends in another kind of character. */
    private static final List<String> SAMPLES =
            List.of("Acme", "Please upload the certificate.", "示例科技", "请上传商标注册证。", "Acme 示例（北京）", "第 2 项 ok 😀");

    /** With a space or a Chinese character, and an end that every pattern of a text accepts. */
    private static final List<String> PROBES = List.of("Acme Cloud", "示例Acme");

    private static final Set<String> WRITTEN_BY_PEOPLE =
            Set.of("name", "verifiedName", "remark", "appeal", "externalReference", "comment", "text", "note");

    private final Map<String, JsonNode> fields = new TreeMap<>();
    private final JsonNode document;

    public ServedTextFields(JsonNode document) {
        this.document = document;
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> read(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    /**
     * Each field accepts every sample. A field whose pattern accepts neither a space nor any Chinese character is an
     * identifier, unless its name says that people write it.
     */
    public void assertAcceptTexts() {
        var rejected = new ArrayList<String>();
        var texts = new ArrayList<String>();
        fields.forEach((path, schema) -> {
            if (isText(path, schema)) {
                texts.add(path);
                SAMPLES.stream()
                        .filter(sample -> isOfLength(schema, sample) && !matches(schema, sample))
                        .forEach(sample -> rejected.add(path + " rejects \"" + sample + "\": " + schema));
            }
        });

        assertThat(fields).isNotEmpty();
        assertThat(rejected).as("of %s", texts).isEmpty();
    }

    private static boolean isText(String path, JsonNode schema) {
        return (path.contains(" body ") && WRITTEN_BY_PEOPLE.contains(path.substring(path.lastIndexOf(' ') + 1)))
                || PROBES.stream().anyMatch(probe -> matches(schema, probe));
    }

    private void read(String operation, JsonNode description) {
        for (var parameter : description.path("parameters")) {
            var named = resolved(parameter);
            collect(operation + " " + named.path("name").asString(), named.path("schema"), List.of());
        }
        resolved(description.path("requestBody"))
                .path("content")
                .forEach(content -> collect(operation + " body", content.path("schema"), List.of()));
    }

    private void collect(String path, JsonNode schema, List<String> within) {
        var reference = schema.path("$ref").asString("");
        if (within.contains(reference)) {
            return;
        }
        var deeper = reference.isEmpty()
                ? within
                : Stream.concat(within.stream(), Stream.of(reference)).toList();
        var here = resolved(schema);
        if (isString(here)) {
            fields.put(path, here);
        }
        here.path("properties")
                .properties()
                .forEach(property -> collect(path + " " + property.getKey(), property.getValue(), deeper));
        collectParts(path, here, deeper);
    }

    private void collectParts(String path, JsonNode schema, List<String> within) {
        for (var combination : List.of("oneOf", "anyOf", "allOf")) {
            int number = 0;
            for (var part : schema.path(combination)) {
                collect(path + " " + ++number, part, within);
            }
        }
        if (schema.has("items")) {
            collect(path, schema.get("items"), within);
        }
        if (schema.path("additionalProperties").isObject()) {
            collect(path, schema.get("additionalProperties"), within);
        }
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static boolean isString(JsonNode schema) {
        var type = schema.path("type");
        boolean string = type.isArray()
                ? type.valueStream().anyMatch(each -> each.asString().equals("string"))
                : type.asString("").equals("string");
        return string && !schema.has("enum") && !schema.has("const") && !schema.has("format");
    }

    /** As JSON Schema: lengths count code points. */
    private static boolean isOfLength(JsonNode schema, String sample) {
        int length = sample.codePointCount(0, sample.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }

    /** As JSON Schema: a pattern matches anywhere. */
    private static boolean matches(JsonNode schema, String sample) {
        return !schema.has("pattern")
                || Pattern.compile(schema.get("pattern").stringValue())
                        .matcher(sample)
                        .find();
    }
}
