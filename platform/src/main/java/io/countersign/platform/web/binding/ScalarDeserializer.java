package io.countersign.platform.web.binding;

import io.countersign.platform.web.validation.JsonKind;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.util.AccessPattern;

/** Reads a value of exactly one JSON type: a number is no text, and {@code 1.5} is no integer. */
final class ScalarDeserializer<T> extends StdScalarDeserializer<T> {

    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);

    private final JsonKind kind;
    private final BiFunction<JsonNode, DeserializationContext, @Nullable Object> conversion;

    private ScalarDeserializer(
            Class<?> type, JsonKind kind, BiFunction<JsonNode, DeserializationContext, @Nullable Object> conversion) {
        super(type);
        this.kind = kind;
        this.conversion = conversion;
    }

    static ScalarDeserializer<String> text() {
        return new ScalarDeserializer<>(String.class, JsonKind.TEXT, (node, _) -> node.stringValue());
    }

    static ScalarDeserializer<Boolean> flag() {
        return new ScalarDeserializer<>(Boolean.class, JsonKind.FLAG, (node, _) -> node.booleanValue());
    }

    /** A number beyond a long counts as the nearest long, which is out of the range that a field declares. */
    static ScalarDeserializer<Long> integer() {
        return new ScalarDeserializer<>(
                Long.class,
                JsonKind.INTEGER,
                (node, _) -> node.bigIntegerValue().min(MAX_LONG).max(MIN_LONG).longValue());
    }

    static ScalarDeserializer<Instant> instant() {
        return new ScalarDeserializer<>(Instant.class, JsonKind.TEXT, (node, context) -> {
            try {
                return Instant.parse(node.stringValue());
            } catch (DateTimeParseException malformed) {
                return context.handleWeirdStringValue(Instant.class, node.stringValue(), "malformed");
            }
        });
    }

    static ScalarDeserializer<?> constant(Class<?> type) {
        var constants = EnumCodes.byCode(type);
        return new ScalarDeserializer<>(type, JsonKind.TEXT, (node, context) -> {
            var constant = constants.get(node.stringValue());
            return constant == null ? context.handleWeirdStringValue(type, node.stringValue(), "unknown") : constant;
        });
    }

    @Override
    @SuppressWarnings("unchecked") // the conversion's result is of the type that its factory method declares
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        if (kind.covers(parser.currentToken())) {
            var node = context.readTree(parser);
            if (kind != JsonKind.INTEGER || node.canConvertToExactIntegral()) {
                return (T) conversion.apply(node, context);
            }
        }
        return (T) context.handleUnexpectedToken(getValueType(context), parser);
    }

    /** A null counts as an absent field; in a list it is an entry of the wrong type. */
    @Override
    public @Nullable T getNullValue(DeserializationContext context) {
        StructureDeserializer.refuseNullInList(context, getValueType(context));
        return null;
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return AccessPattern.DYNAMIC;
    }
}
