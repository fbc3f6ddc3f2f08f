package io.countersign.embedded.document;

import java.util.Collection;
import java.util.Map;

/** Estimates the bytes that documents take in memory. */
final class DocumentSize {

    private static final int ENTRY_BYTES = 64;

    private DocumentSize() {}

    static int of(Object value) {
        return switch (value) {
            case null -> 0;
            case Map<?, ?> map -> ofAll(map.values()) + ENTRY_BYTES * (map.size() + 1);
            case Collection<?> list -> ofAll(list) + ENTRY_BYTES;
            case String text -> text.length() + ENTRY_BYTES;
            case byte[] bytes -> bytes.length + ENTRY_BYTES;
            default -> ENTRY_BYTES;
        };
    }

    private static int ofAll(Collection<?> values) {
        int size = 0;
        for (var value : values) {
            size += of(value);
        }
        return size;
    }
}
