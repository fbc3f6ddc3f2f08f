package io.countersign.platform.kafka.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values as JSON bytes, without class names. Properties that the reader does not know are ignored, so that a writer may
 * add some.
 */
public final class JsonCodec<T> {

    private final ObjectReader reader;
    private final ObjectWriter writer;

    public JsonCodec(JsonMapper json, TypeReference<T> type) {
        this.reader = json.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.writer = json.writerFor(type);
    }

    public byte[] write(T value) {
        return writer.writeValueAsBytes(value);
    }

    /** @throws UnreadableRecordException if the bytes are absent, are not JSON, or are not such a value */
    public T read(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnreadableRecordException("no value");
        }
        T value;
        try {
            value = reader.readValue(bytes);
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            throw new UnreadableRecordException(unreadable);
        }
        if (value == null) {
            throw new UnreadableRecordException("null value");
        }
        return value;
    }
}
