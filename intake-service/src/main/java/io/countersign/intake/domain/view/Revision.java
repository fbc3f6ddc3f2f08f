package io.countersign.intake.domain.view;

import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.reasons.Reason;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One revision as far as it is known: an outcome may be read before the application that it answers.
 *
 * @param questions to the applicant, by their number
 */
public record Revision(
        int number,
        @Nullable ApplicationSubmitted submitted,
        @Nullable Instant submittedAt,
        boolean withdrawalRequested,
        @Nullable SentToReviewer sent,
        SortedMap<Integer, ApplicantQuestion> questions,
        @Nullable Outcome outcome,
        @Nullable Instant decidedAt) {

    public Revision {
        questions = Collections.unmodifiableSortedMap(new TreeMap<>(questions));
    }

    static Revision unknown(int number) {
        return new Revision(number, null, null, false, null, new TreeMap<>(), null, null);
    }

    /** Each event has its own fields, so the order of events doesn't matter. */
    Revision with(CloudEvent<? extends Event> event) {
        return switch (event.data()) {
            case ApplicationSubmitted known ->
                new Revision(number, known, event.time(), withdrawalRequested, sent, questions, outcome, decidedAt);
            case WithdrawalRequested _ ->
                new Revision(number, submitted, submittedAt, true, sent, questions, outcome, decidedAt);
            case SentToReviewer known ->
                new Revision(number, submitted, submittedAt, withdrawalRequested, known, questions, outcome, decidedAt);
            case Outcome known ->
                new Revision(number, submitted, submittedAt, withdrawalRequested, sent, questions, known, event.time());
            case InformationRequested known -> with(question(known.question()).requested(known, event.time()));
            case InformationProvided known -> with(question(known.question()).provided(known, event.time()));
            case InformationClosed known -> with(question(known.question()).closed(known, event.time()));
            case Progress _,
                    SignatureDeleted _,
                    SignatureRetired _,
                    AdmissionEvent _,
                    NoticeEvent _,
                    MessageEvent _,
                    AccountEvent _,
                    CertificateEvent _ -> this;
        };
    }

    private ApplicantQuestion question(int question) {
        return questions.getOrDefault(question, ApplicantQuestion.unknown(question));
    }

    private Revision with(ApplicantQuestion question) {
        var all = new TreeMap<>(questions);
        all.put(question.number(), question);
        return new Revision(number, submitted, submittedAt, withdrawalRequested, sent, all, outcome, decidedAt);
    }

    /** The question that waits for an answer; none once the revision has its outcome. */
    public Optional<ApplicantQuestion> openQuestion() {
        return outcome != null
                ? Optional.empty()
                : questions.values().stream().filter(ApplicantQuestion::isOpen).findFirst();
    }

    /** When review has promised to decide; absent while the clock does not run. The last closed question moved it last. */
    public Optional<Instant> due() {
        return clock(SentToReviewer::due, InformationClosed::due);
    }

    /** When review probably decides; absent while the clock does not run. */
    public Optional<Instant> expected() {
        return clock(SentToReviewer::expected, InformationClosed::expected);
    }

    private Optional<Instant> clock(
            Function<SentToReviewer, @Nullable Instant> first, Function<InformationClosed, @Nullable Instant> later) {
        if (sent == null || outcome != null || openQuestion().isPresent()) {
            return Optional.empty();
        }
        return questions.reversed().values().stream()
                .map(ApplicantQuestion::closed)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(closed -> Optional.<Instant>ofNullable(later.apply(closed)))
                .orElseGet(() -> Optional.ofNullable(first.apply(sent)));
    }

    /** An outcome that isn't there yet means pending. */
    public Status status() {
        return switch (outcome) {
            case null -> Status.PENDING;
            case SignatureApproved _ -> Status.APPROVED;
            case SignatureRejected _ -> Status.REJECTED;
            case RevisionRefused _ -> Status.REFUSED;
            case ApplicationWithdrawn _ -> Status.WITHDRAWN;
            case RevisionDiscarded _ -> Status.DISCARDED;
        };
    }

    public List<Reason> reasons() {
        return switch (outcome) {
            case SignatureRejected rejected -> rejected.reasons();
            case RevisionRefused refused -> refused.reasons();
            case null, default -> List.of();
        };
    }

    /** It waits for its outcome and names this certificate. */
    boolean needs(String sha256) {
        if (outcome != null || submitted == null) {
            return false;
        }
        if (questions.values().stream().anyMatch(question -> question.needs(sha256))) {
            return true;
        }
        var letter = submitted.application().letter();
        return (letter != null && letter.sha256().equals(sha256))
                || submitted.application().documents().stream()
                        .anyMatch(document -> document.sha256().equals(sha256));
    }

    /** A human looks at it, or will. */
    public boolean inReview() {
        return outcome == null && sent != null;
    }
}
