package io.countersign.intake.domain.idempotency;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;

/**
 * The event of an idempotency key, or of a command that needs no key. Authoritative: inserted once, before the append, never derived.
 *
 * @param event the event as it was, or would have been, appended first
 * @param appended the broker acknowledged it
 */
public record IdempotencyRecord(AccountId account, String key, String requestHash, String event, boolean appended) {

    /** What makes a repeated command the same event; no client's key has a space. */
    public static IdempotencyRecord ofCommand(CloudEvent<? extends ApplicationEvent> event, String text) {
        return new IdempotencyRecord(event.accountid(), "event " + event.id(), "", text, false);
    }

    /** Unique; an account id has no slash. */
    public String id() {
        return account + "/" + key;
    }
}
