package io.countersign.intake.domain.view;

import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.outcome.QuestionResult;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's question as far as it is known. Each event has its own fields, so the order in which events are read does
 * not matter.
 *
 * @param number counts from 1 within the revision
 */
public record ApplicantQuestion(
        int number,
        @Nullable InformationRequested requested,
        @Nullable Instant askedAt,
        @Nullable InformationProvided provided,
        @Nullable Instant answeredAt,
        @Nullable InformationClosed closed,
        @Nullable Instant closedAt) {

    /** What an applicant reads of a question. */
    public enum State {
        OPEN,
        ANSWERED,
        TIMED_OUT;

        /** The name in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ApplicantQuestion unknown(int number) {
        return new ApplicantQuestion(number, null, null, null, null, null, null);
    }

    ApplicantQuestion requested(InformationRequested known, Instant at) {
        return new ApplicantQuestion(number, known, at, provided, answeredAt, closed, closedAt);
    }

    ApplicantQuestion provided(InformationProvided known, Instant at) {
        return new ApplicantQuestion(number, requested, askedAt, known, at, closed, closedAt);
    }

    ApplicantQuestion closed(InformationClosed known, Instant at) {
        return new ApplicantQuestion(number, requested, askedAt, provided, answeredAt, known, at);
    }

    /** It was asked, and neither an answer nor its end is known. */
    public boolean isOpen() {
        return requested != null && provided == null && closed == null;
    }

    /** A closed question stays as it was closed, also where a later answer was accepted. */
    public State state() {
        if (closed != null) {
            return closed.result() == QuestionResult.ANSWERED ? State.ANSWERED : State.TIMED_OUT;
        }
        return provided == null ? State.OPEN : State.ANSWERED;
    }

    boolean needs(String sha256) {
        return provided != null && provided.certificates().contains(sha256);
    }
}
