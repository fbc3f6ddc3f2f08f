package io.countersign.platform.web.binding;

import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.Faults;
import io.countersign.platform.web.validation.JsonKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Records a fault for each value that can't be read, and leaves its field null. Jackson's
 * {@code problemCollectingReader()} was considered: it ends at the first value of a wrong JSON type.
 */
final class BindingProblemHandler extends DeserializationProblemHandler {

    private static final LocalizedText AN_INSTANT = LocalizedText.of("platform.binding-problem-handler.an-instant");

    /** The objects and lists that are being read, the innermost first. */
    static final class Reading {

        private final Faults faults;
        private final Deque<TokenStreamContext> within = new ArrayDeque<>();

        Reading(Faults faults) {
            this.faults = faults;
        }

        void add(FieldFault fault) {
            if (!faults.isFull()) {
                faults.add(fault);
            }
        }
    }

    /** Reads an object or a list at which the parser is. */
    static @Nullable Object within(JsonParser parser, DeserializationContext context, Supplier<@Nullable Object> read) {
        var within = reading(context).within;
        within.push(parser.streamReadContext());
        try {
            return read.get();
        } finally {
            within.pop();
        }
    }

    /** The parser may be one of Jackson's buffers, which has lost its place. */
    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> deserializer,
            Object bean,
            String name) {
        var reading = reading(context);
        var object = reading.within.element().getParent().pathAsPointer();
        reading.add(Faults.unknownField(object.appendProperty(name).toString()));
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message) {
        reading(context).add(Faults.wrongType(pointer(parser), JsonKind.of(type)));
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) {
        var pointer = pointer(context.getParser());
        reading(context)
                .add(
                        type.isEnum()
                                ? Faults.unknownCode(pointer, EnumCodes.of(type))
                                : Faults.malformed(pointer, AN_INSTANT));
        return null;
    }

    private static Reading reading(DeserializationContext context) {
        return (Reading) context.getAttribute(Reading.class);
    }

    private static String pointer(JsonParser parser) {
        var context = parser.streamReadContext();
        var place = parser.currentToken().isStructStart() ? context.getParent() : context;
        return place.pathAsPointer().toString();
    }
}
