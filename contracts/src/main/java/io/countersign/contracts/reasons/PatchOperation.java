package io.countersign.contracts.reasons;

import static java.util.Objects.requireNonNull;

/** One operation of an RFC 6902 patch that repairs a fault mechanically. */
public record PatchOperation(String op, String path, String value) {

    public PatchOperation {
        requireNonNull(op, "op");
        requireNonNull(path, "path");
        requireNonNull(value, "value");
    }

    public static PatchOperation replace(String path, String value) {
        return new PatchOperation("replace", path, value);
    }
}
