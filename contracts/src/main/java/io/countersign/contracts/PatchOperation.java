package io.countersign.contracts;

/** One operation of an RFC 6902 patch that repairs a fault mechanically. */
public record PatchOperation(String op, String path, String value) {

    public static PatchOperation replace(String path, String value) {
        return new PatchOperation("replace", path, value);
    }
}
