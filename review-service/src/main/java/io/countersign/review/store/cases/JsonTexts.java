package io.countersign.review.store.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON texts of immutable values. A case that reviewers work on is read and written several times, each time with the same
 * contents: the newest texts are neither parsed nor written anew. Thread-safe.
 */
final class JsonTexts<T> {

    private static final int MAX_VALUES = 1_000;

    private final JsonMapper json;
    private final Class<T> type;
    private final Cache<String, T> values =
            Caffeine.newBuilder().maximumSize(MAX_VALUES).build();
    /** By identity. */
    private final Cache<T, String> texts =
            Caffeine.newBuilder().weakKeys().maximumSize(MAX_VALUES).build();

    JsonTexts(JsonMapper json, Class<T> type) {
        this.json = json;
        this.type = type;
    }

    /** Of a value that will be read again. */
    String write(T value) {
        return texts.get(value, this::remembered);
    }

    private String remembered(T value) {
        var text = json.writeValueAsString(value);
        values.put(text, value);
        return text;
    }

    /** Of a value that is read again seldom. */
    String writeLast(T value) {
        var known = texts.getIfPresent(value);
        return known == null ? json.writeValueAsString(value) : known;
    }

    @Nullable
    T read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return values.get(text, this::parsed);
    }

    private T parsed(String text) {
        var value = json.readValue(text, type);
        texts.put(value, text);
        return value;
    }
}
