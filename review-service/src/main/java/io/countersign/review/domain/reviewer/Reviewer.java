package io.countersign.review.domain.reviewer;

/**
 * Who claims a case.
 *
 * @param name the subject of the token
 * @param senior whether escalated cases may be claimed: seniors and leads
 */
public record Reviewer(String name, boolean senior) {

    /** Neither a senior nor a lead. */
    public static Reviewer named(String name) {
        return new Reviewer(name, false);
    }
}
