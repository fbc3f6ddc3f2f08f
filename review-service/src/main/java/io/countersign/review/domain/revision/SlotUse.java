package io.countersign.review.domain.revision;

/**
 * The slots of an account, as quota published them with the admission of a revision: figures for people, which no guard reads.
 *
 * @param used with that revision
 */
public record SlotUse(int used, int limit) {}
