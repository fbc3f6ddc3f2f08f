package io.countersign.review.domain.decision;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.clock.TimerStore;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Closes questions whose time has passed, and records decisions that are at risk or overdue. Each change is one
 * compare-and-set that carries its event in {@code unsent}, so that any number of instances may sweep at once.
 */
public final class CaseTimers {

    /** Cases that one sweep handles; what remains is the next sweep's. */
    public static final int SWEEP_LIMIT = 500;

    private final TimerStore timers;
    private final CaseStore store;
    private final EventSerializer serializer;
    private final ReviewCalendar calendar;
    private final Consumer<Case> settle;
    private final InstantSource clock;
    private final ReviewMetrics metrics;

    /** @param settle receives the case once a change is durable, to publish its events; must not wait for that */
    public CaseTimers(
            TimerStore timers,
            CaseStore store,
            EventSerializer serializer,
            ReviewCalendar calendar,
            Consumer<Case> settle,
            InstantSource clock,
            ReviewMetrics metrics) {
        this.timers = timers;
        this.store = store;
        this.serializer = serializer;
        this.calendar = calendar;
        this.settle = settle;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Handles the cases whose time has passed, the earliest first. A case that fails does not delay the others.
     *
     * @return the number of cases that were changed
     */
    public int sweep() {
        int changed = 0;
        RuntimeException failure = null;
        for (var signature : timers.timersUntil(now(), SWEEP_LIMIT)) {
            try {
                changed += elapse(signature) ? 1 : 0;
            } catch (RuntimeException failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return changed;
    }

    /** False if another writer has done it, or the case has gone on. */
    private boolean elapse(SignatureId signature) {
        while (true) {
            var known = store.load(List.of(signature)).get(signature);
            if (known == null) {
                return false;
            }
            var now = now();
            var transition = new ClockTransitions(serializer, calendar, now).elapse(known);
            if (transition.events().isEmpty()) {
                return false;
            }
            var next = unsent(transition, now);
            if (store.save(List.of(next)).isEmpty()) {
                count(known.open() == null ? null : known.open().getValue(), transition);
                settle.accept(next.asWritten());
                return true;
            }
        }
    }

    private static Case unsent(Transition<Case, CaseEvent> transition, Instant now) {
        var next = transition.next();
        for (var event : transition.events()) {
            next = next.withUnsent(event.published(), now);
        }
        return next;
    }

    private void count(@Nullable Open before, Transition<Case, CaseEvent> transition) {
        var entry = transition.next().open();
        if (before == null || entry == null) {
            return;
        }
        var after = entry.getValue().clock();
        if (before.clock().openQuestion() != null) {
            metrics.questionClosed(QuestionResult.TIMED_OUT);
            return;
        }
        if (before.clock().atRiskAt() != null && after.atRiskAt() == null) {
            metrics.atRisk();
        }
        if (!before.clock().overdueRecorded() && after.overdueRecorded()) {
            metrics.overdue();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
