package io.countersign.review.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.LargestEvents;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import io.countersign.review.domain.cases.Retirement;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.ReviewClock;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.RevisionState.ReviewerVerdict;
import io.countersign.review.domain.revision.SecondReview;
import io.countersign.review.domain.revision.SlotUse;
import io.countersign.review.domain.revision.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The largest case, written by the store itself and measured in it. */
class CaseDocumentSizesTest extends MeasuredDatabase {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    /** The longest subject of a token, by OpenID Connect. */
    private static final String REVIEWER = "r".repeat(255);

    private static final String TOKEN = "t".repeat(36);
    private static final String NOTE = LargestEvents.text(500);

    private final JsonMapper json = new JsonMapper();

    private PublishedEvent published(CloudEvent<DecisionEvent> event) {
        return new PublishedEvent(event.accountid(), event.id(), event.subject(), json.writeValueAsString(event));
    }

    private static RevisionContent content() {
        return new RevisionContent(
                LargestEvents.application(),
                LargestEvents.account(),
                NOW,
                LargestEvents.images(),
                new SlotUse(1_000, 1_000));
    }

    /** Every revision but one rejected by a reviewer, the last one claimed, and no event of theirs published yet. */
    private Case largestCase() {
        var revisions = new TreeMap<Integer, RevisionState>();
        for (int revision = 1; revision < ApplicationEvent.MAX_REVISIONS; revision++) {
            revisions.put(revision, rejected(revision, revision < 3 ? content() : null));
        }
        revisions.put(
                ApplicationEvent.MAX_REVISIONS,
                new Open(
                        content(),
                        LargestEvents.assessment(),
                        NOW,
                        published(LargestEvents.sentToReviewer(ApplicationEvent.MAX_REVISIONS)),
                        new Lease(REVIEWER, TOKEN, NOW),
                        largestHandling(),
                        new ReviewClock(questions(), NOW, true)));
        var codes = Arrays.stream(ReasonCode.values())
                .filter(code -> code.stage() == ReasonCode.Stage.RETIREMENT)
                .toList();
        var retirement =
                new Retirement(published(LargestEvents.retired()), new Retirement.Act(REVIEWER, NOW, codes, NOTE));
        var nothingUnsent = new Case(
                LargestEvents.SIGNATURE,
                LargestEvents.ACCOUNT,
                0,
                revisions,
                ApplicationEvent.MAX_REVISIONS,
                retirement,
                List.of(),
                null);
        return nothingUnsent.withUnsent(unsent(nothingUnsent), NOW).withHistory(largestHistory());
    }

    private List<PublishedEvent> unsent(Case known) {
        var events = new ArrayList<>(known.everything());
        events.add(published(LargestEvents.informationRequested(ApplicationEvent.MAX_REVISIONS, 1)));
        events.add(published(LargestEvents.atRisk(ApplicationEvent.MAX_REVISIONS)));
        events.add(published(LargestEvents.overdue(ApplicationEvent.MAX_REVISIONS)));
        return events;
    }

    /** As many entries as a case keeps, each with the longest names of reviewers. */
    private static CaseHistory largestHistory() {
        var entries = LongStream.rangeClosed(1, 2L * CaseHistory.PAGE_SIZE - 1)
                .mapToObj(number -> new HistoryEntry(
                        number,
                        NOW,
                        REVIEWER,
                        HistoryAction.HANDED_OVER,
                        ApplicationEvent.MAX_REVISIONS,
                        "claimed:" + REVIEWER,
                        "assigned:" + REVIEWER,
                        "f".repeat(64) + ":" + "f".repeat(16),
                        "f".repeat(64)))
                .toList();
        return CaseHistory.stored(entries);
    }

    private static Handling largestHandling() {
        var skips = IntStream.range(0, Handling.MAX_SKIPS)
                .mapToObj(i -> new Handling.Skip("s".repeat(253) + (10 + i), NOW))
                .toList();
        var rejection =
                (DecisionEvent.SignatureRejected) LargestEvents.rejected(1).data();
        var given = new SecondReview.GivenVerdict(REVIEWER, TOKEN, NOW, new Verdict.Reject(rejection.reasons(), NOTE));
        return new Handling(
                Priority.NORMAL,
                new Handling.Hold(REVIEWER, NOTE, NOW),
                new Handling.Assignment(REVIEWER, REVIEWER, NOW),
                skips,
                new Handling.Escalation(REVIEWER, NOTE, NOW),
                new SecondReview(List.of(given, given)),
                new Handling.LastCommand(REVIEWER, TOKEN, "f".repeat(64)));
    }

    private Decided rejected(int revision, @Nullable RevisionContent content) {
        return new Decided(
                OutcomeKind.REJECTED,
                NOW,
                published(LargestEvents.rejected(revision)),
                content,
                new ReviewerVerdict(REVIEWER, TOKEN, "f".repeat(64), NOTE),
                IntStream.rangeClosed(1, ApplicationEvent.MAX_QUESTIONS)
                        .mapToObj(number -> published(LargestEvents.informationClosed(revision, number)))
                        .toList());
    }

    private List<Question> questions() {
        int revision = ApplicationEvent.MAX_REVISIONS;
        return IntStream.rangeClosed(1, ApplicationEvent.MAX_QUESTIONS)
                .mapToObj(number -> new Question(
                        number,
                        new LeaseHolder(REVIEWER, TOKEN),
                        LargestEvents.text(LargestEvents.QUESTION_LENGTH),
                        NOW,
                        NOW,
                        new Question.Answer(
                                LargestEvents.text(ApplicationEvent.MAX_ANSWER_LENGTH),
                                Collections.nCopies(ApplicationEvent.MAX_ANSWER_CERTIFICATES, "f".repeat(64)),
                                NOW),
                        new Question.Closing(
                                QuestionResult.TIMED_OUT,
                                NOW,
                                published(LargestEvents.informationClosed(revision, number)))))
                .toList();
    }

    @Test
    void theLargestQuestionIsThatOfThisService() {
        assertThat(Question.MAX_LENGTH).isEqualTo(LargestEvents.QUESTION_LENGTH);
    }

    @Test
    void theLargestCaseFitsAndKeepsEachEventOnce() {
        var store = new MongoCaseStore(database, CollectionNames.CURRENT, json);
        var largest = largestCase();
        store.save(List.of(largest));

        assertThat(size(MongoCaseStore.CASES, LargestEvents.SIGNATURE.text()))
                .isBetween(CloudEvent.MAX_DOCUMENT_BYTES / 4, CloudEvent.MAX_DOCUMENT_BYTES);
        var loaded = store.load(List.of(LargestEvents.SIGNATURE)).get(LargestEvents.SIGNATURE);
        assertThat(loaded)
                .usingRecursiveComparison()
                .ignoringFields("version", "history.storedCount")
                .isEqualTo(largest);
    }
}
