package io.countersign.intake.domain.account;

/** Publishes registrations to the topic of accounts. */
public interface AccountPublisher {

    /** True once the broker has acknowledged it; false if it did not in time. */
    boolean publish(RegisteredAccount account);
}
