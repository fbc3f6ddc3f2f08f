package io.countersign.review.domain;

import io.countersign.contracts.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.DecisionEvent.RevisionRefused;
import io.countersign.contracts.DecisionEvent.SentToReviewer;
import io.countersign.contracts.DecisionEvent.SignatureApproved;
import io.countersign.contracts.DecisionEvent.SignatureRejected;
import io.countersign.contracts.DiscardCause;
import io.countersign.contracts.RetirementCause;
import io.countersign.review.domain.Judgement.Approves;
import io.countersign.review.domain.Judgement.Rejects;
import io.countersign.review.domain.RevisionState.Open;
import java.util.List;

/** The answers of {@link InboxTable}'s rows: pure. */
record InboxReplies(Scribe scribe, Judge judge, ReviewCalendar calendar) {

    Answer tooLate(Case known, ApplicationAdmitted event, Arrival arrival) {
        return discard(known, event, arrival, DiscardCause.DELETED);
    }

    Answer needless(Case known, ApplicationAdmitted event, Arrival arrival) {
        return discard(known, event, arrival, DiscardCause.APPROVED_STANDS);
    }

    Answer overtaken(Case known, ApplicationAdmitted event, Arrival arrival) {
        return discard(known, event, arrival, DiscardCause.SUPERSEDED);
    }

    private Answer discard(Case known, ApplicationAdmitted event, Arrival arrival, DiscardCause cause) {
        return at(arrival).discard(Answer.nothing(known), event.revision(), content(event), cause);
    }

    Answer takenBack(Case known, ApplicationAdmitted event, Arrival arrival) {
        return withdrawn(Answer.nothing(known), event.revision(), content(event), arrival);
    }

    boolean isRejected(Case known, ApplicationAdmitted event, Arrival arrival) {
        return arrival.judgedBy(judge, content(event)) instanceof Rejects;
    }

    boolean isApproved(Case known, ApplicationAdmitted event, Arrival arrival) {
        return arrival.judgedBy(judge, content(event)) instanceof Approves;
    }

    Answer reject(Case known, ApplicationAdmitted event, Arrival arrival) {
        var content = content(event);
        var rejects = (Rejects) arrival.judgedBy(judge, content);
        var outcome = new SignatureRejected(
                event.signature(),
                event.revision(),
                content.summary(),
                content.submittedAt(),
                rejects.route(),
                rejects.reasons(),
                rejects.assessment());
        return at(arrival)
                .close(superseding(known, event, arrival), content, outcome)
                .judging(judged(event, arrival));
    }

    Answer approve(Case known, ApplicationAdmitted event, Arrival arrival) {
        var content = content(event);
        var approves = (Approves) arrival.judgedBy(judge, content);
        var outcome = new SignatureApproved(
                event.signature(),
                event.revision(),
                content.summary(),
                content.submittedAt(),
                approves.route(),
                approves.assessment());
        return at(arrival)
                .close(superseding(known, event, arrival), content, outcome)
                .judging(judged(event, arrival));
    }

    Answer refer(Case known, ApplicationAdmitted event, Arrival arrival) {
        var content = content(event);
        var assessment = arrival.judgedBy(judge, content).assessment();
        var due = calendar.due(content.submittedAt());
        var sending = new SentToReviewer(
                event.signature(),
                event.revision(),
                content.summary(),
                content.submittedAt(),
                assessment,
                due,
                calendar.expected(content.submittedAt(), arrival.now()));
        var before = superseding(known, event, arrival);
        var sent = at(arrival).write(known, sending);
        return before.then(before.next().with(event.revision(), new Open(content, assessment, due, sent, null)))
                .saying(sent)
                .judging(judged(event, arrival));
    }

    private Answer superseding(Case known, ApplicationAdmitted event, Arrival arrival) {
        return at(arrival)
                .discardAll(Answer.nothing(known), known.openUpTo(event.revision() - 1), DiscardCause.SUPERSEDED);
    }

    Answer refuse(Case known, ApplicationRefused event, Arrival arrival) {
        var outcome = new RevisionRefused(
                event.signature(), event.revision(), event.summary(), event.submittedAt(), event.reasons());
        return at(arrival).close(Answer.nothing(known), null, outcome);
    }

    Answer withdraw(Case known, WithdrawalRelayed event, Arrival arrival) {
        var answer = Answer.nothing(known.withdrawnUpTo(event.revision()));
        for (int revision : known.openUpTo(event.revision())) {
            answer = withdrawn(answer, revision, Closing.contentOf(known, revision), arrival);
        }
        return answer;
    }

    private Answer withdrawn(Answer before, int revision, Content content, Arrival arrival) {
        var signature = before.next().signature();
        var outcome = new ApplicationWithdrawn(signature, revision, content.summary(), content.submittedAt());
        return at(arrival).close(before, content, outcome);
    }

    /** Also for a signature that nobody heard of yet. */
    Answer rememberWithdrawal(Case known, WithdrawalRelayed event, Arrival arrival) {
        var next = event.revision() > known.withdrawnUpTo() ? known.withdrawnUpTo(event.revision()) : known;
        return Answer.repeat(known).then(next);
    }

    /** Also for a signature that nobody heard of yet; an approved revision keeps its outcome. */
    Answer retire(Case known, DeletionRelayed event, Arrival arrival) {
        return at(arrival).retire(known, RetirementCause.DELETED, List.of(), null);
    }

    private Closing at(Arrival arrival) {
        return new Closing(scribe, arrival.now());
    }

    private Judged judged(ApplicationAdmitted event, Arrival arrival) {
        var content = content(event);
        return new Judged(event.signature(), event.revision(), content, arrival.judgedBy(judge, content));
    }

    private static Content content(ApplicationAdmitted event) {
        return Content.of(event);
    }
}
