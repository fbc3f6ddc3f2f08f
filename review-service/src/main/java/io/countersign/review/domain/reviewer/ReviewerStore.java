package io.countersign.review.domain.reviewer;

/** Keeps one document for each reviewer. A write is durable when its method returns. */
public interface ReviewerStore {

    /** What is stored, or an empty record of version 0. */
    ReviewerRecord load(String reviewer);

    /**
     * Writes the record if the stored version is still the one it was read with, and raises that by one.
     *
     * @return false if another writer was faster: read it and decide again
     */
    boolean save(ReviewerRecord record);
}
