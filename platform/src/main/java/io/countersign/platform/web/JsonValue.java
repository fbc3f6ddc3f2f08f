package io.countersign.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * A field's value as {@link JsonFields} found it. What {@link #required()} returns for a field with a fault is a
 * placeholder, worth nothing until {@link JsonFields#check()} has passed.
 */
public final class JsonValue<T> {

    private final @Nullable T found;
    private final T placeholder;
    private final Runnable ifMissing;

    JsonValue(@Nullable T found, T placeholder, Runnable ifMissing) {
        this.found = found;
        this.placeholder = placeholder;
        this.ifMissing = ifMissing;
    }

    public T required() {
        if (found == null) {
            ifMissing.run();
            return placeholder;
        }
        return found;
    }

    public @Nullable T optional() {
        return found;
    }

    public T orElse(T other) {
        return found == null ? other : found;
    }
}
