package io.countersign.platform.store.document;

import org.jspecify.annotations.Nullable;

/** A stored document that cannot be mapped to its type. The server answered; repeating the read does not help. */
public final class UnreadableDocumentException extends RuntimeException {

    UnreadableDocumentException(String collection, @Nullable Object id, RuntimeException cause) {
        super(
                "document %s of collection %s: %s"
                        .formatted(id, collection, cause.getClass().getSimpleName()),
                cause);
    }
}
