package io.countersign.operations.audit.source;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * 64 bits of a JSON text that do not depend on the order of an object's members: events hold maps, which every JVM
 * writes in an order of its own. Never 0, which means "none".
 */
public final class Fingerprint {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private Fingerprint() {}

    /** @throws tools.jackson.core.JacksonException if it is no JSON */
    public static long of(byte[] json) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return some(value(parser));
        }
    }

    public static long of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Of any text, such as an id. */
    public static long ofText(String text) {
        return some(mix(hash(text)));
    }

    private static long some(long hash) {
        return hash == 0 ? 1 : hash;
    }

    private static long value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case null -> 0;
            default -> mix(hash(parser.getString()) + parser.currentToken().id());
        };
    }

    private static long object(JsonParser parser) {
        long sum = 3;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            long name = hash(parser.currentName());
            parser.nextToken();
            sum += mix(name * 31 + value(parser));
        }
        return mix(sum);
    }

    private static long array(JsonParser parser) {
        long all = 5;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all = mix(all * 31 + value(parser));
        }
        return mix(all);
    }

    private static long hash(String text) {
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    /** Spreads every bit over all. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
