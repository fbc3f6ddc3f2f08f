package io.countersign.service.secrets;

/**
 * Where a service keeps sealed secrets.
 *
 * @param collection its documents have one secret each
 * @param field the sealed text
 * @param owner the field of the owner that the secret is bound to
 */
public record SealedField(String collection, String field, String owner) {}
