package io.countersign.platform.web.binding;

import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
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

/** Reads exactly one JSON value of bounded depth, in which no object names a field twice. */
public final class StrictJson {

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final LocalizedText AT_COLUMN = LocalizedText.of("platform.strict-json.at-column");
    private static final LocalizedText AT = LocalizedText.of("platform.strict-json.at");
    private static final LocalizedText NO_TEXT = LocalizedText.of("platform.strict-json.no-text");
    private static final LocalizedText EMPTY = LocalizedText.of("platform.strict-json.empty");

    private StrictJson() {}

    /** @throws ProblemException 400 */
    public static JsonNode read(byte[] bytes) {
        return read(bytes, location -> AT.with(location.getLineNr(), location.getColumnNr()));
    }

    /**
     * One line of a stream, whose caller knows its number.
     *
     * @throws ProblemException 400
     */
    public static JsonNode readLine(byte[] bytes) {
        return read(bytes, location -> AT_COLUMN.with(location.getColumnNr()));
    }

    private static JsonNode read(byte[] bytes, Function<TokenStreamLocation, LocalizedText> where) {
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
        return tree;
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
