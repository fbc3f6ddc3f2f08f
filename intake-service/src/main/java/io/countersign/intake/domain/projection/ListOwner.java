package io.countersign.intake.domain.projection;

import io.countersign.contracts.AccountId;

/** Whose list it is: an account's, or that of a platform, which spans the accounts that it acts for. */
public sealed interface ListOwner {

    /** Unique among owners; a cursor is bound to it. */
    String key();

    record OfAccount(AccountId account) implements ListOwner {

        @Override
        public String key() {
            return "a/" + account;
        }
    }

    record OfPlatform(String platform) implements ListOwner {

        @Override
        public String key() {
            return "p/" + platform;
        }
    }

    static ListOwner account(AccountId account) {
        return new OfAccount(account);
    }

    static ListOwner platform(String platform) {
        return new OfPlatform(platform);
    }
}
