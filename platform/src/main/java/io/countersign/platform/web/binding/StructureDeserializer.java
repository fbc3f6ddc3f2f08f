package io.countersign.platform.web.binding;

import io.countersign.platform.web.validation.JsonKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.AccessPattern;

/** Reads an object or a list with Jackson's own deserializer if the value is one. */
final class StructureDeserializer extends DelegatingDeserializer {

    /** Of a longer list only so many entries are validated; no constraint allows as many. */
    private static final int MAX_ENTRIES = 1_001;

    private final JavaType type;

    StructureDeserializer(JavaType type, ValueDeserializer<?> delegate) {
        super(delegate);
        this.type = type;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
        return new StructureDeserializer(type, delegate);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        if (!JsonKind.of(type).covers(parser.currentToken())) {
            return context.handleUnexpectedToken(type, parser);
        }
        var value = BindingProblemHandler.within(parser, context, () -> super.deserialize(parser, context));
        return value instanceof List<?> list && list.size() > MAX_ENTRIES
                ? new ArrayList<>(list.subList(0, MAX_ENTRIES))
                : value;
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        refuseNullInList(context, type);
        return null;
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return AccessPattern.DYNAMIC;
    }

    static void refuseNullInList(DeserializationContext context, JavaType type) {
        var parser = context.getParser();
        if (parser.hasToken(JsonToken.VALUE_NULL) && parser.streamReadContext().inArray()) {
            var _ = context.handleUnexpectedToken(type, parser);
        }
    }
}
