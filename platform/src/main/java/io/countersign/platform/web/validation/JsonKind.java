package io.countersign.platform.web.validation;

import io.countersign.platform.web.problem.LocalizedText;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JavaType;

/** What a field's value may be in JSON. */
@SuppressWarnings("ImmutableEnumChecker") // the set is not changed
public enum JsonKind {
    TEXT(JsonToken.VALUE_STRING),
    FLAG(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
    INTEGER(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT),
    OBJECT(JsonToken.START_OBJECT),
    LIST(JsonToken.START_ARRAY);

    private final Set<JsonToken> tokens;
    private final LocalizedText fix;

    JsonKind(JsonToken token, JsonToken... more) {
        this.tokens = EnumSet.of(token, more);
        this.fix = LocalizedText.of("platform.kind." + name().toLowerCase(Locale.ROOT));
    }

    public static JsonKind of(JavaType type) {
        if (type.isCollectionLikeType()) {
            return LIST;
        }
        if (type.isMapLikeType() || type.isTypeOrSubTypeOf(RequestRecord.class)) {
            return OBJECT;
        }
        if (type.hasRawClass(Boolean.class)) {
            return FLAG;
        }
        return type.hasRawClass(Long.class) ? INTEGER : TEXT;
    }

    public boolean covers(@Nullable JsonToken token) {
        return token != null && tokens.contains(token);
    }

    LocalizedText fix() {
        return fix;
    }
}
