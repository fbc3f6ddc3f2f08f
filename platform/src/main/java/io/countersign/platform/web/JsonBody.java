package io.countersign.platform.web;

import java.util.function.Function;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's JSON body; a controller's parameter. Another media type is a 415, a body over its {@link BodyLimit} a 413,
 * and what is not exactly one JSON value, or names a field twice, a 400.
 */
@SuppressWarnings("ArrayRecordComponent")
public record JsonBody(byte[] bytes, JsonNode tree) {

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final LocalizedText AT = new LocalizedText(
            "The body is not one well-formed JSON value: look at line %d, column %d.",
            "请求体不是一个格式正确的 JSON 值：请检查第 %d 行第 %d 列。");
    private static final LocalizedText AT_COLUMN = new LocalizedText(
            "The line is not one well-formed JSON value: look at column %d.", "该行不是一个格式正确的 JSON 值：请检查第 %d 列。");
    private static final LocalizedText NO_TEXT = new LocalizedText(
            "The body holds text that is not Unicode: half of a surrogate pair.", "请求体中含有不合法的 Unicode 文本（不成对的代理项）。");
    private static final LocalizedText EMPTY = new LocalizedText("The body is empty.", "请求体为空。");

    /** @throws ProblemException 400 */
    public static JsonBody parse(byte[] bytes) {
        return parse(bytes, location -> AT.with(location.getLineNr(), location.getColumnNr()));
    }

    /**
     * One line of a stream, whose caller knows its number.
     *
     * @throws ProblemException 400
     */
    public static JsonBody parseLine(byte[] bytes) {
        return parse(bytes, location -> AT_COLUMN.with(location.getColumnNr()));
    }

    private static JsonBody parse(byte[] bytes, Function<TokenStreamLocation, LocalizedText> where) {
        JsonNode tree;
        try {
            tree = STRICT.readTree(bytes);
        } catch (JacksonException malformed) {
            var location = malformed.getLocation();
            throw location == null ? ProblemException.of(HttpStatus.BAD_REQUEST) : malformed(where.apply(location));
        }
        if (tree.isMissingNode()) {
            throw malformed(EMPTY);
        }
        if (!isText(tree)) {
            throw malformed(NO_TEXT);
        }
        return new JsonBody(bytes, tree);
    }

    /** A reader over the fields that collects every fault. */
    public JsonFields fields() {
        return JsonFields.of(tree);
    }

    private static ProblemException malformed(LocalizedText detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST).withDetail(detail);
    }

    /** Whether all strings and names can be written again: an escape can smuggle in half a character. */
    private static boolean isText(JsonNode node) {
        if (node.isString()) {
            return isText(node.stringValue());
        }
        if (node instanceof ObjectNode object) {
            for (var property : object.properties()) {
                if (!isText(property.getKey()) || !isText(property.getValue())) {
                    return false;
                }
            }
        }
        if (node instanceof ArrayNode array) {
            for (var element : array) {
                if (!isText(element)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean isPair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(unit) && !isPair) {
                return false;
            }
            i += isPair ? 1 : 0;
        }
        return true;
    }
}
