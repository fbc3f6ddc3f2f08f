package io.countersign.operations.audit.facts;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.countersign.operations.audit.facts.SignatureDeadLetters.DeadLetterFacts;
import io.countersign.operations.audit.source.TopicEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts of one account from the topics, read in any order and any number of times. Two different events with one id
 * are a violation.
 */
public final class AccountFacts {

    public final String account;
    public final Map<Long, SignatureFacts> signatures = new TreeMap<>();
    public final List<Violation> violations = new ArrayList<>(0);
    public final LimitHistory limits = new LimitHistory();
    public boolean moving;

    public AccountFacts(String account) {
        this.account = account;
    }

    public SignatureFacts signature(SignatureId id) {
        return signatures.computeIfAbsent(id.value(), SignatureFacts::new);
    }

    public void on(TopicEvent event) {
        switch (event.data()) {
            case ApplicationEvent application -> on(application, event);
            case AdmissionEvent admission -> on(admission, event);
            case DecisionEvent decision -> on(decision, event);
            case NoticeEvent notice -> on(notice, event);
            case MessageEvent _, AccountEvent _, CertificateEvent _ -> {}
        }
    }

    public void on(SignatureId signature, DeadLetterFacts letter) {
        signature(signature).letters.add(letter);
    }

    private void on(ApplicationEvent application, TopicEvent event) {
        var signature = signature(application.signature());
        switch (application) {
            case ApplicationSubmitted submitted -> {
                var revision = signature.revision(submitted.revision());
                if (differ(revision.content, event.content()) || differ(revision.submitted, event.fingerprint())) {
                    violation(
                            ViolationKind.CONTENT_CHANGED,
                            signature,
                            revision.number,
                            "two ApplicationSubmitted that differ");
                }
                revision.submitted = event.fingerprint();
                revision.content = event.content();
                signature.firstSubmitted = Math.min(signature.firstSubmitted, event.time());
            }
            case WithdrawalRequested withdrawal ->
                signature.withdrawals.merge(
                        withdrawal.revision(), event.fingerprint(), (one, other) -> same(one, other, event));
            case InformationProvided provided -> progress(signature.revision(provided.revision()), event);
            case SignatureDeleted _ -> signature.deleted = same(signature.deleted, event.fingerprint(), event);
        }
    }

    private void on(AdmissionEvent admission, TopicEvent event) {
        switch (admission) {
            case ApplicationAdmitted admitted -> {
                limits.admitted(admitted);
                var revision = signature(admitted.signature()).revision(admitted.revision());
                if (differ(revision.admitted, event.content())) {
                    violation(
                            ViolationKind.CONTENT_CHANGED,
                            signature(admitted.signature()),
                            revision.number,
                            "two ApplicationAdmitted that differ");
                }
                revision.admitted = event.content();
            }
            case ApplicationRefused refused -> {
                limits.known(refused.limit());
                signature(refused.signature()).revision(refused.revision()).refused = true;
            }
            case LimitChanged changed -> limits.changed(changed, event.time());
            case WithdrawalRelayed _, DeletionRelayed _, InformationRelayed _, AdmissionQuestioned _ -> {}
        }
    }

    private void on(DecisionEvent decision, TopicEvent event) {
        var signature = signature(decision.signature());
        switch (decision) {
            case Outcome outcome -> {
                var revision = signature.revision(outcome.revision());
                var kind = kind(outcome);
                if (differ(revision.outcome, event.fingerprint())) {
                    violation(
                            ViolationKind.TWO_OUTCOMES,
                            signature,
                            revision.number,
                            revision.ended == kind ? "both " + kind.code() : revision.ended + " and " + kind.code());
                    return;
                }
                revision.outcome = event.fingerprint();
                revision.ended = kind;
            }
            case SentToReviewer sent -> {
                var revision = signature.revision(sent.revision());
                revision.sentTwice |= differ(revision.sent, event.fingerprint());
                revision.sent = first(revision.sent, event.fingerprint());
            }
            case Progress progress -> progress(signature.revision(progress.revision()), event);
            case SignatureRetired _ -> signature.retired = same(signature.retired, event.fingerprint(), event);
        }
    }

    private void on(NoticeEvent notice, TopicEvent event) {
        switch (notice) {
            case NoticeIssued issued -> {
                var signature = signature(issued.signature());
                if (issued.outcome() == NoticeEvent.Outcome.RETIRED) {
                    signature.retirementNotice = issued.sequence();
                    return;
                }
                var revision = signature.revision(issued.revision());
                if (differ(revision.notice, event.fingerprint())) {
                    violation(ViolationKind.NOTICE_DOUBLED, signature, revision.number, "two NoticeIssued that differ");
                    return;
                }
                revision.notice = event.fingerprint();
                revision.notified = issued.outcome();
                revision.sequence = issued.sequence();
            }
            case QuestionNoticeIssued issued -> progressNotice(issued, issued.revision());
            case DelayNoticeIssued issued -> progressNotice(issued, issued.revision());
        }
    }

    private void progress(RevisionFacts revision, TopicEvent event) {
        same(revision.progressed(event.data().eventId(), event.fingerprint()), event.fingerprint(), event);
    }

    private void progressNotice(NoticeEvent issued, int revision) {
        signature(issued.signature()).revision(revision).progressNotified(issued.eventId(), issued.sequence());
    }

    public static NoticeEvent.Outcome kind(Outcome outcome) {
        return switch (outcome) {
            case SignatureApproved _ -> NoticeEvent.Outcome.APPROVED;
            case SignatureRejected _ -> NoticeEvent.Outcome.REJECTED;
            case RevisionRefused _ -> NoticeEvent.Outcome.REFUSED;
            case ApplicationWithdrawn _ -> NoticeEvent.Outcome.WITHDRAWN;
            case RevisionDiscarded _ -> NoticeEvent.Outcome.DISCARDED;
        };
    }

    /** The first; another is a violation. */
    private long same(long known, long other, TopicEvent event) {
        if (differ(known, other)) {
            violations.add(new Violation(
                    ViolationKind.EVENT_CHANGED, account, event.data().eventId(), ""));
        }
        return first(known, other);
    }

    private void violation(ViolationKind kind, SignatureFacts signature, int revision, String detail) {
        violations.add(new Violation(kind, account, signature.id + ":" + revision, detail));
    }

    private static boolean differ(long known, long other) {
        return known != 0 && known != other;
    }

    private static long first(long known, long other) {
        return known == 0 ? other : known;
    }
}
