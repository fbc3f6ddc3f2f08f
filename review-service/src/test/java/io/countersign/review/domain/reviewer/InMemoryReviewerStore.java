package io.countersign.review.domain.reviewer;

import java.util.HashMap;
import java.util.Map;

/** Keeps reviewers in memory as the real store does. */
public class InMemoryReviewerStore implements ReviewerStore {

    private final Map<String, ReviewerRecord> reviewers = new HashMap<>();

    @Override
    public synchronized ReviewerRecord load(String reviewer) {
        return reviewers.getOrDefault(reviewer, ReviewerRecord.unknown(reviewer));
    }

    @Override
    public synchronized boolean save(ReviewerRecord record) {
        boolean current = load(record.reviewer()).version() == record.version();
        if (current) {
            reviewers.put(record.reviewer(), record.withVersion(record.version() + 1));
        }
        return current;
    }
}
