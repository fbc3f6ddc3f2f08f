package io.countersign.notification.domain.endpoint;

import io.countersign.contracts.AccountId;

/** Whose endpoint it is: an account's, which receives its own notices, or a platform's, which receives those of all its accounts. */
public record EndpointOwner(String value) implements Comparable<EndpointOwner> {

    public static EndpointOwner account(AccountId account) {
        return new EndpointOwner(account.value());
    }

    /** An account's id has no colon, so the two never meet. */
    public static EndpointOwner platform(String platform) {
        return new EndpointOwner("platform:" + platform);
    }

    @Override
    public int compareTo(EndpointOwner other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
