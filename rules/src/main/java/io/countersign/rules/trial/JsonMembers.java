package io.countersign.rules.trial;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, read by type. */
record JsonMembers(Map<?, ?> members) {

    static JsonMembers of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonMembers(map);
        }
        throw new IllegalArgumentException("expected an object");
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    String text(String name) {
        return Objects.requireNonNullElseGet(optional(name), () -> {
            throw new IllegalArgumentException(name + " is missing");
        });
    }

    @Nullable
    String optional(String name) {
        var value = members.get(name);
        return value == null ? null : value instanceof Double number ? whole(number) : value.toString();
    }

    private static String whole(Double number) {
        return Long.toString(number.longValue());
    }

    boolean flag(String name, boolean otherwise) {
        return members.get(name) instanceof Boolean value ? value : otherwise;
    }

    @Nullable
    JsonMembers object(String name) {
        var value = members.get(name);
        return value == null ? null : of(value);
    }

    /** The members of an object, all as texts; empty if there is none. */
    Map<String, String> texts(String name) {
        var object = object(name);
        if (object == null) {
            return Map.of();
        }
        return object.members().keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableMap(key -> key, object::text));
    }

    Stream<?> items(String name) {
        return members.get(name) instanceof List<?> list ? list.stream() : Stream.empty();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, Function<E, String> code) {
        var text = text(name);
        return Stream.of(type.getEnumConstants())
                .filter(value -> code.apply(value).equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(name + ": " + text + " is not known"));
    }
}
