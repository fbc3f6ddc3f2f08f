package io.countersign.notification.domain;

import io.countersign.contracts.AccountId;

/** Whose endpoint it is: an account's, told its own notices, or a platform's, told those of all its accounts. */
public record Owner(String value) implements Comparable<Owner> {

    public static Owner account(AccountId account) {
        return new Owner(account.value());
    }

    /** An account's id has no colon, so the two never meet. */
    public static Owner platform(String platform) {
        return new Owner("platform:" + platform);
    }

    @Override
    public int compareTo(Owner other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
