package io.countersign.intake.domain.view;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.at;
import static io.countersign.contracts.Fixtures.discarded;
import static io.countersign.contracts.Fixtures.refused;
import static io.countersign.contracts.Fixtures.rejected;
import static io.countersign.contracts.Fixtures.retired;
import static io.countersign.contracts.Fixtures.sentToReviewer;
import static io.countersign.contracts.Fixtures.summary;
import static io.countersign.contracts.Fixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.Outcome;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.intake.domain.projection.DeadLetterReference;
import io.countersign.intake.domain.view.TimelineEntry.Kind;
import io.countersign.intake.memory.InMemoryIntake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final SignatureId S = new SignatureId(7);

    private final InMemoryIntake world = new InMemoryIntake();

    private static CloudEvent<ApplicationEvent> said(ApplicationEvent data) {
        return CloudEvent.of("/intake", NOON, ACME, data);
    }

    private static CloudEvent<ApplicationEvent> submitted(int revision) {
        return said(new ApplicationSubmitted(S, revision, application("Acme " + revision), account(ACME)));
    }

    private static CloudEvent<AdmissionEvent> admission(AdmissionEvent data) {
        return CloudEvent.of("/quota", NOON.plusSeconds(1), ACME, data);
    }

    private static CloudEvent<NoticeIssued> notice(int revision) {
        return CloudEvent.of(
                "/notification",
                NOON.plusSeconds(90),
                ACME,
                new NoticeIssued(
                        S,
                        revision,
                        1,
                        Outcome.REJECTED,
                        summary(),
                        List.of(),
                        null,
                        null,
                        NOON,
                        NOON.plusSeconds(60)));
    }

    private Status status() {
        return world.view(S).standing().status();
    }

    @Test
    void anOutcomeMayBeReadBeforeItsApplication() {
        world.reads(rejected(S, 1));
        assertThat(status()).isEqualTo(Status.REJECTED);
        assertThat(world.view(S).newest()).isEmpty();

        world.reads(submitted(1));

        assertThat(status()).isEqualTo(Status.REJECTED);
        assertThat(world.view(S).newest()).isPresent();
    }

    @Test
    void anOlderOutcomeAfterANewerOneChangesOnlyItsRevision() {
        world.reads(submitted(1), submitted(2), approved(S, 2), discarded(S, 1));

        assertThat(status()).isEqualTo(Status.APPROVED);
        assertThat(world.view(S).revisions())
                .extracting(Revision::status)
                .containsExactly(Status.DISCARDED, Status.APPROVED);
    }

    @Test
    void anyApprovedRevisionMakesItApproved() {
        world.reads(submitted(1), submitted(2), approved(S, 1), discarded(S, 2));

        assertThat(world.view(S).standing())
                .isEqualTo(new SignatureStatus(
                        Status.APPROVED, world.view(S).revisions().getFirst()));
    }

    @Test
    void allRefusedIsRefused() {
        world.reads(submitted(1), submitted(2), refused(S, 1), refused(S, 2));

        assertThat(status()).isEqualTo(Status.REFUSED);
        assertThat(world.view(S).standing().shown().reasons())
                .extracting(reason -> reason.code())
                .containsExactly(ReasonCode.DUPLICATE_NAME);
    }

    @Test
    void aWithdrawalIsShownUntilItIsAnswered() {
        world.reads(submitted(1), said(new WithdrawalRequested(S, 1)));
        assertThat(world.view(S).standing().withdrawalRequested()).isTrue();

        world.reads(withdrawn(S, 1));

        assertThat(status()).isEqualTo(Status.WITHDRAWN);
        assertThat(world.view(S).standing().withdrawalRequested()).isFalse();
    }

    @Test
    void deletedIsForGood() {
        world.reads(submitted(1), said(new SignatureDeleted(S)), approved(S, 1));

        assertThat(status()).isEqualTo(Status.DELETED);
        assertThat(world.view(S).openRevisions()).isZero();
    }

    @Test
    void isGoneOnceItsOwnerDeletedItButNotWhileALeadsRetirementIsToBeSeen() {
        var alive = View.of(S, submitted(1));
        var deleted = View.of(S, said(new SignatureDeleted(S)));
        var retired = View.of(S, retired(S, RetirementCause.RETIRED));

        assertThat(alive.isGone()).isFalse();
        assertThat(alive.merge(deleted).isGone()).isTrue();
        assertThat(alive.merge(retired).isGone()).isFalse();
        assertThat(alive.merge(retired).merge(deleted).isGone()).isTrue();
        assertThat(View.of(S, retired(S, RetirementCause.DELETED)).isGone()).isTrue();
    }

    @Test
    void knowsWhatItHasReadOfItsApplicationAndOfDeadLetters() {
        var outcome = View.of(S, rejected(S, 1));
        var application = View.of(S, Fixtures.submitted(ACME, 7, 1, "Acme", "studio"));

        assertThat(outcome.hasSubmission()).isFalse();
        assertThat(outcome.platform()).isEmpty();
        assertThat(outcome.merge(application).hasSubmission()).isTrue();
        assertThat(outcome.merge(application).platform()).contains("studio");
        assertThat(View.of(S, submitted(1)).platform()).isEmpty();

        var admitted = View.marked(S, ACME, "admitted:1", TimelineMark.of(Kind.ADMITTED, NOON, 1));
        var heldUp = View.marked(S, ACME, "dead:1", TimelineMark.of(Kind.HELD_UP, NOON, 1));
        assertThat(outcome.hasDeadLetter()).isFalse();
        assertThat(outcome.merge(admitted).hasDeadLetter()).isFalse();
        assertThat(outcome.merge(admitted).merge(heldUp).hasDeadLetter()).isTrue();
    }

    @Test
    void aDeletionOrARetirementIsOfNoRevision() {
        var view = View.of(S, said(new SignatureDeleted(S))).merge(View.of(S, retired(S, RetirementCause.DELETED)));

        assertThat(view.revisions()).isEmpty();
        assertThat(view.isShown()).isFalse();
        assertThat(Revision.unknown(1).with(said(new SignatureDeleted(S)))).isEqualTo(Revision.unknown(1));
        assertThat(Revision.unknown(1).with(retired(S, RetirementCause.DELETED)))
                .isEqualTo(Revision.unknown(1));
        assertThat(Revision.unknown(1).with(notice(1))).isEqualTo(Revision.unknown(1));
    }

    @Test
    void aNumberOfAnEventsIdIsTheSignatureIfItIsAPartOfItsOwn() {
        assertThat(EventKey.of("outcome:0:2")).isEqualTo("outcome:2");
        assertThat(EventKey.of("outcome:9:2")).isEqualTo("outcome:2");
        assertThat(EventKey.of(":7")).isEmpty();
        assertThat(EventKey.of("deleted:")).isEqualTo("deleted:");
        assertThat(EventKey.of("image:7f:8")).isEqualTo("image:7f");
        assertThat(EventKey.of("image:/:::x")).isEqualTo("image:/:::x");
        assertThat(EventKey.of("none")).isEqualTo("none");
    }

    @Test
    void whatALeadTookBackIsRetired() {
        world.reads(submitted(1), approved(S, 1), retired(S, RetirementCause.RETIRED), said(new SignatureDeleted(S)));

        assertThat(status()).isEqualTo(Status.RETIRED);
    }

    @Test
    void theAnswerToADeletionIsADeletion() {
        world.reads(submitted(1), retired(S, RetirementCause.DELETED));

        assertThat(status()).isEqualTo(Status.DELETED);
    }

    @Test
    void itIsInReviewOnceItIsSentThere() {
        world.reads(submitted(1), sentToReviewer(S, 1));
        assertThat(world.view(S).standing().shown().inReview()).isTrue();

        world.reads(approved(S, 1));

        assertThat(world.view(S).standing().shown().inReview()).isFalse();
    }

    @Test
    void admissionsAndNoticesNeverChangeTheStatus() {
        var admitted = admission(new ApplicationAdmitted(S, 1, application("Acme"), account(ACME), NOON, 1, 60));

        world.reads(submitted(1), admitted, rejected(S, 1), notice(1));

        assertThat(status()).isEqualTo(Status.REJECTED);
        assertThat(TimelineEntry.of(world.view(S)))
                .extracting(TimelineEntry::kind)
                .containsExactly(Kind.SUBMITTED, Kind.ADMITTED, Kind.REJECTED, Kind.NOTICE_ISSUED);
        assertThat(world.limits.find(ACME)).hasValue(60);
    }

    @Test
    void aSignatureOfWhichOnlyTheAdmissionIsKnownIsNotShown() {
        world.reads(admission(new ApplicationRefused(S, 1, summary(), List.of(), NOON, 50, 50, null, null)));

        assertThat(world.views.find(S)).isEmpty();
        assertThat(world.limits.find(ACME)).hasValue(50);
    }

    @Test
    void whatQuotaOnlyRelaysIsNotShown() {
        world.reads(
                submitted(1),
                admission(new WithdrawalRelayed(S, 1)),
                admission(new DeletionRelayed(S)),
                admission(new AdmissionQuestioned(S, 1, 1)),
                admission(new LimitChanged(ACME, 70, 2)));

        assertThat(TimelineEntry.of(world.view(S))).hasSize(1);
        assertThat(world.limits.find(ACME)).hasValue(70);
        assertThat(world.limits.find(new AccountId("nobody"))).isEmpty();
    }

    @Test
    void theTimelineListsEveryKindOfDecision() {
        var events = List.<CloudEvent<? extends Event>>of(
                submitted(1),
                submitted(2),
                submitted(3),
                submitted(4),
                said(new WithdrawalRequested(S, 4)),
                said(new SignatureDeleted(S)),
                sentToReviewer(S, 4),
                approved(S, 1),
                refused(S, 2),
                discarded(S, 3),
                withdrawn(S, 4),
                retired(S, RetirementCause.DELETED));

        world.update.on(events);

        assertThat(TimelineEntry.of(world.view(S))).hasSameSizeAs(events);
        assertThat(TimelineEntry.of(view(retired(S, RetirementCause.RETIRED))))
                .extracting(moment -> moment.kind().code())
                .containsExactly("retired");
    }

    private static View view(CloudEvent<? extends Event> event) {
        return View.of(S, event);
    }

    @Test
    void eventsCommuteAndMayComeAgain() {
        var events = new ArrayList<>(List.<CloudEvent<? extends Event>>of(
                submitted(1),
                submitted(2),
                said(new WithdrawalRequested(S, 2)),
                sentToReviewer(S, 1),
                discarded(S, 1),
                rejected(S, 2),
                said(new SignatureDeleted(S)),
                retired(S, RetirementCause.DELETED)));
        events.addAll(List.copyOf(events));
        world.update.on(events);
        var expected = world.view(S);

        for (int seed = 0; seed < 200; seed++) {
            Collections.shuffle(events, new Random(seed));
            var other = new InMemoryIntake();
            events.forEach(other::reads);
            assertThat(other.view(S)).isEqualTo(expected);
        }
    }

    @Test
    void aRepeatedQuestionIsHeldUpOnceWhateverTheNumberOfDays() {
        world.reads(submitted(1));
        for (int day = 20_000; day < 20_100; day++) {
            world.update.onDeadLetters(List.of(letter("review", "questioned:7:1:" + day)));
        }

        assertThat(world.view(S).marks()).hasSize(1);
    }

    @Test
    void aDeadLetterAboutAnAccountOrAnotherSignatureIsNoMarkOfThisOne() {
        world.reads(submitted(1));

        world.update.onDeadLetters(List.of(letter("intake", "limit:7:5"), letter("review", "admitted:8:1")));

        assertThat(world.view(S).marks()).isEmpty();
    }

    private static DeadLetterReference letter(String service, String eventId) {
        return new DeadLetterReference("countersign.admissions", service, "acme", eventId, "7", NOON.plusSeconds(5));
    }

    @Test
    void itIsHeldUpUntilItsRevisionHasAnOutcome() {
        world.reads(submitted(1));
        world.update.onDeadLetters(List.of(letter("review", "admitted:7:1")));

        assertThat(world.view(S).heldUp()).hasSize(1);
        assertThat(status()).isEqualTo(Status.PENDING);
        assertThat(TimelineEntry.of(world.view(S)))
                .extracting(TimelineEntry::kind)
                .contains(Kind.HELD_UP);

        world.reads(rejected(S, 1));
        assertThat(world.view(S).heldUp()).isEmpty();
    }

    @Test
    void aNoticeThatIsHeldUpIsSoUntilItIsIssued() {
        world.reads(submitted(1), rejected(S, 1));
        world.update.onDeadLetters(List.of(letter("notification", "outcome:7:1")));
        assertThat(world.view(S).heldUp()).hasSize(1);

        world.reads(notice(1));

        assertThat(world.view(S).heldUp()).isEmpty();
    }

    @Test
    void aDeletionThatIsHeldUpIsSoUntilItIsAnswered() {
        world.reads(submitted(1));
        world.update.onDeadLetters(List.of(letter("quota", "deleted:7")));
        assertThat(world.view(S).heldUp()).hasSize(1);

        world.reads(retired(S, RetirementCause.DELETED));

        assertThat(world.view(S).heldUp()).isEmpty();
    }

    @Test
    void aDeadLetterThatNamesNoSignatureIsPassedOver() {
        world.reads(submitted(1));

        world.update.onDeadLetters(List.of(
                new DeadLetterReference("t", "quota", null, null, null, NOON),
                new DeadLetterReference("t", "quota", "acme", "limit:acme:3", "acme", NOON),
                new DeadLetterReference("t", "quota", "acme", "admitted:7:x", "7", NOON),
                new DeadLetterReference("t", "quota", "no account!", "admitted:7:1", "7", NOON)));

        assertThat(world.view(S).heldUp()).isEmpty();
    }

    @Test
    void aDeadLetterUnderAnothersKeyDoesNotMoveASignature() {
        var foreign = new DeadLetterReference("countersign.decisions", "intake", "somebody", "outcome:7:1", "7", NOON);
        world.update.onDeadLetters(List.of(foreign));

        world.reads(submitted(1));
        world.update.onDeadLetters(List.of(foreign));

        assertThat(world.view(S).account()).isEqualTo(ACME);
    }

    @Test
    void aCertificateIsNeededWhileARevisionWaits() {
        var sha = application("Acme").documents().getFirst().sha256();
        world.reads(submitted(1));
        assertThat(world.view(S).needs(sha)).isTrue();
        assertThat(world.view(S).needs("another")).isFalse();

        world.reads(rejected(S, 1));

        assertThat(world.view(S).needs(sha)).isFalse();
    }

    @Test
    void isListedByTheTimeOfItsFirstApplication() {
        var later = at(submitted(2), NOON.plusSeconds(60));

        assertThat(view(submitted(1)).merge(view(later)).listPosition()).hasValue(new ListPosition(NOON, S));
        assertThat(view(later).listPosition()).hasValue(new ListPosition(NOON.plusSeconds(60), S));
        assertThat(view(rejected(S, 1)).listPosition()).isEmpty();
        assertThat(new ListPosition(NOON, new SignatureId(9)))
                .isLessThan(new ListPosition(NOON.plusSeconds(1), new SignatureId(1)))
                .isGreaterThan(new ListPosition(NOON, new SignatureId(8)));
    }

    @Test
    void aKeyIsTheEventsIdWithoutTheSignature() {
        assertThat(EventKey.of("outcome:7:2")).isEqualTo("outcome:2");
        assertThat(EventKey.of("deleted:7")).isEqualTo("deleted");
        assertThat(EventKey.of("odd")).isEqualTo("odd");
    }
}
