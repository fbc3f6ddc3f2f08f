package io.countersign.notification.domain.feed;

import io.countersign.contracts.AccountId;

/** Names a feed: an account's, which has its own notices, or a platform's, which has those of the applications it submitted. */
public record FeedId(String value) implements Comparable<FeedId> {

    public static FeedId account(AccountId account) {
        return new FeedId(account.value());
    }

    /** An account's id has no colon, so the two never meet. */
    public static FeedId platform(String platform) {
        return new FeedId("platform:" + platform);
    }

    @Override
    public int compareTo(FeedId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
