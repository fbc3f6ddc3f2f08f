package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;

/**
 * What an idempotency key stands for. Authoritative: inserted once, before the append, never derived.
 *
 * @param event the event as it was, or would have been, appended first
 * @param appended the broker acknowledged it
 */
public record KeyDocument(AccountId account, String key, String requestHash, String event, boolean appended) {

    /** Unique; an account id has no slash. */
    public String id() {
        return account + "/" + key;
    }
}
