package io.countersign.review.store.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON texts of immutable values. A case that reviewers work on is read and written several times, each time with the same
 * contents: the newest texts are neither parsed nor written anew. Thread-safe.
 *
 * <p>The earliest text is forgotten first. Caffeine was considered for them: it keeps what is read often, and texts that are
 * read once or twice within seconds are refused where others are still kept.
 */
final class JsonTexts<T> {

    static final int MAX_VALUES = 1_000;

    private final JsonMapper json;
    private final Class<T> type;
    private final Map<String, T> values = Collections.synchronizedMap(new Newest<>());
    /** By identity, of the values that are in use. */
    private final Cache<T, String> texts = Caffeine.newBuilder().weakKeys().build();

    private static final class Newest<T> extends LinkedHashMap<String, T> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MAX_VALUES;
        }
    }

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
        var known = values.get(text);
        return known == null ? parsed(text) : known;
    }

    private T parsed(String text) {
        var value = json.readValue(text, type);
        texts.put(value, text);
        values.put(text, value);
        return value;
    }
}
