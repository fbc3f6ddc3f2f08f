package io.countersign.review.domain.clock;

import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.application;
import static io.countersign.review.domain.cases.Cases.record;
import static io.countersign.review.domain.cases.Cases.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.decision.CaseTimers;
import io.countersign.review.domain.decision.QuestionCommands;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A clock that a test turns through the National Day of 2026: holidays from Thursday 1 to Wednesday 7 October, and Saturday
 * 10 October as a make-up day. Every time was worked out by hand.
 */
class VirtualClockTest {

    private static final ReviewCalendar CALENDAR = new ReviewCalendar(
            Duration.ofHours(2),
            Set.copyOf(LocalDate.parse("2026-10-01")
                    .datesUntil(LocalDate.parse("2026-10-08"))
                    .toList()),
            Set.of(LocalDate.parse("2026-10-10")),
            75);

    private final InMemoryCaseStore store = new InMemoryCaseStore();
    private final List<String> published = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private final Inbox inbox =
            new Inbox(InboxTable.of(Cases.SERIALIZER, Cases.EVALUATOR, CALENDAR), store, () -> now, new World.Counts());
    private final QuestionCommands questions = new QuestionCommands(
            new CaseWriter(store, _ -> {}, _ -> {}, _ -> {}),
            Cases.SERIALIZER,
            CALENDAR,
            () -> now,
            Duration.ofDays(3),
            new World.Counts());
    private final CaseTimers timers = new CaseTimers(
            store,
            store,
            Cases.SERIALIZER,
            CALENDAR,
            known -> published(known.signature()),
            () -> now,
            new World.Counts());

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(ReviewCalendar.ZONE).toInstant();
    }

    private void published(SignatureId signature) {
        var known = Cases.stored(store, signature);
        known.unsent().forEach(event -> published.add(event.id() + " " + local(now)));
        store.save(List.of(known.withUnsent(List.of(), null)));
    }

    private static String local(Instant time) {
        return time.atZone(ReviewCalendar.ZONE).toLocalDateTime().toString();
    }

    /** Every minute up to this time, as the sweep would. */
    private void turnTo(String local) {
        var end = shanghai(local);
        while (now.isBefore(end)) {
            now = now.plus(Duration.ofMinutes(1));
            timers.sweep();
        }
    }

    private void submittedAt(String local) {
        now = shanghai(local);
        var admitted = new ApplicationAdmitted(S1, 1, application("Acme"), snapshot(), now, 1, 50);
        inbox.answer(List.of(CloudEvent.of("/quota", now, Cases.ACCOUNT, admitted)));
    }

    private void ask() {
        var known = Cases.stored(store, S1);
        var lease = new Lease("rita", "t", now.plusSeconds(900));
        store.save(List.of(known.with(1, open().leasedTo(lease))));
        questions.ask(lease.holder().claimOf(S1, 1), "Which mark?");
        published(S1);
    }

    private void answer() {
        inbox.answer(List.of(record(new InformationRelayed(S1, 1, 1, "Ours.", List.of(), now))));
    }

    private Open open() {
        return (Open) Objects.requireNonNull(Cases.stored(store, S1).state(1));
    }

    private String due() {
        return local(open().due());
    }

    @Test
    void aPromiseGivenBeforeTheHolidayIsKeptAfterIt() {
        submittedAt("2026-09-30T20:00");

        turnTo("2026-10-08T12:00");

        assertThat(due())
                .as("one hour on Wednesday, one on Thursday after the holiday")
                .isEqualTo("2026-10-08T10:00");
        assertThat(published).containsExactly("at-risk:1:1 2026-10-08T09:30", "overdue:1:1 2026-10-08T10:00");
    }

    @Test
    void aMakeUpDayHasTheHoursOfAWeekday() {
        submittedAt("2026-10-10T17:30");

        turnTo("2026-10-11T09:00");

        assertThat(due()).as("the Saturday is worked until nine in the evening").isEqualTo("2026-10-10T19:30");
        assertThat(published).containsExactly("at-risk:1:1 2026-10-10T19:00", "overdue:1:1 2026-10-10T19:30");
    }

    @Test
    void anOrdinarySaturdayEndsAtSix() {
        submittedAt("2026-10-17T17:30");

        turnTo("2026-10-18T11:00");

        assertThat(due()).isEqualTo("2026-10-18T10:30");
        assertThat(published).containsExactly("at-risk:1:1 2026-10-18T10:00", "overdue:1:1 2026-10-18T10:30");
    }

    @Test
    void aQuestionBeforeTheHolidayStopsTheClockUntilItsTimeOut() {
        submittedAt("2026-09-30T10:00");
        turnTo("2026-09-30T10:30");
        ask();

        turnTo("2026-10-08T12:00");

        assertThat(due())
                .as("ten hours and a half waited on Wednesday, none on the holiday, on which the time-out falls:"
                        + " half an hour of the promise is used, the rest is due on Thursday at half past ten")
                .isEqualTo("2026-10-08T10:30");
        assertThat(published)
                .containsExactly(
                        "requested:1:1:1 2026-09-30T10:30",
                        "closed:1:1:1 2026-10-03T10:30",
                        "at-risk:1:1 2026-10-08T10:00",
                        "overdue:1:1 2026-10-08T10:30");
    }

    @Test
    void anAnswerOnTheMakeUpDayAddsItsEveningToo() {
        submittedAt("2026-10-09T19:30");
        turnTo("2026-10-09T20:00");
        ask();
        turnTo("2026-10-10T20:00");
        answer();

        turnTo("2026-10-11T12:00");

        assertThat(due())
                .as("half an hour used; one hour of the promise passes on the make-up day, half an hour on Sunday")
                .isEqualTo("2026-10-11T09:30");
        assertThat(published)
                .containsExactly(
                        "requested:1:1:1 2026-10-09T20:00",
                        "at-risk:1:1 2026-10-11T09:00",
                        "overdue:1:1 2026-10-11T09:30");
    }
}
