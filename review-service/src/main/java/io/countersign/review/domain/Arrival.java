package io.countersign.review.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.CloudEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record of admissions at the moment of its decision; the rules are asked once, and only if a row needs them. */
public final class Arrival {

    private final AdmissionEvent event;
    private final AccountId account;
    private final Instant now;
    private @Nullable Judgement judgement;

    private Arrival(AdmissionEvent event, AccountId account, Instant now) {
        this.event = event;
        this.account = account;
        this.now = now;
    }

    public static Arrival of(CloudEvent<AdmissionEvent> record, Instant now) {
        return new Arrival(record.data(), record.accountid(), now);
    }

    public AdmissionEvent event() {
        return event;
    }

    AccountId account() {
        return account;
    }

    Instant now() {
        return now;
    }

    Judgement judgedBy(Judge judge, Content content) {
        if (judgement == null) {
            judgement = judge.judge(content);
        }
        return judgement;
    }
}
