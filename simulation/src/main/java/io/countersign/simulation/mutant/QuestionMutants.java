package io.countersign.simulation.mutant;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.ReviewClock;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.inbox.ReceivedAdmission;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What goes wrong around questions without a guard. */
public final class QuestionMutants {

    private QuestionMutants() {}

    /** Without {@link Guard#NO_CLAIM_WHILE_A_QUESTION_IS_OPEN} reviewers do not see that a question is open. */
    public static CaseStore claims(Setting setting, CaseStore store) {
        return setting.has(Guard.NO_CLAIM_WHILE_A_QUESTION_IS_OPEN)
                ? store
                : new Changed(store, QuestionMutants::withoutOpenQuestion, UnaryOperator.identity());
    }

    /** Without {@link Guard#TIMER_EVENT_IN_UNSENT} a timer writes a closing, and its event is only in memory. */
    public static CaseStore timers(Setting setting, CaseStore store) {
        return setting.has(Guard.TIMER_EVENT_IN_UNSENT)
                ? store
                : new Changed(store, UnaryOperator.identity(), QuestionMutants::withoutUnsentClosings);
    }

    static void change(Setting setting, List<Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>> rows) {
        if (!setting.has(Guard.QUESTION_CLOSED_ONCE)) {
            rows.stream()
                    .filter(row -> row.name().equals(InboxTable.INFORMATION_OPEN))
                    .findFirst()
                    .ifPresent(closing -> rows.replaceAll(row -> row.name().equals(InboxTable.INFORMATION_LATE)
                            ? new Row<>(
                                    row.name(),
                                    row.guard(),
                                    (known, arrival) -> closing.answer().apply(reopened(known, arrival), arrival))
                            : row));
        }
    }

    private static Case reopened(Case known, ReceivedAdmission arrival) {
        var event = (InformationRelayed) arrival.event();
        var open = (Open) requireNonNull(known.state(event.revision()));
        var questions = new ArrayList<>(open.clock().questions().subList(0, event.question()));
        var late = questions.removeLast();
        questions.add(new Question(late.number(), late.asker(), late.text(), late.askedAt(), late.until(), null, null));
        return changed(known, event.revision(), open, questions);
    }

    private static Case withoutOpenQuestion(Case known) {
        var entry = known.open();
        if (entry == null || entry.getValue().clock().openQuestion() == null) {
            return known;
        }
        var questions = entry.getValue().clock().questions();
        return changed(known, entry.getKey(), entry.getValue(), questions.subList(0, questions.size() - 1));
    }

    private static Case changed(Case known, int revision, Open open, List<Question> questions) {
        var revisions = new TreeMap<Integer, RevisionState>(known.revisions());
        var clock = open.clock();
        revisions.put(revision, open.withClock(new ReviewClock(questions, clock.atRiskAt(), clock.overdueRecorded())));
        return known.withRevisions(revisions);
    }

    private static Case withoutUnsentClosings(Case known) {
        var events = known.unsent().stream()
                .filter(event -> !event.id().startsWith("closed:"))
                .toList();
        return known.withUnsent(events, events.isEmpty() ? null : known.unsentSince());
    }

    private record Changed(CaseStore store, UnaryOperator<Case> read, UnaryOperator<Case> written)
            implements DelegatingCaseStore {

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            var loaded = new LinkedHashMap<SignatureId, Case>();
            store.load(signatures).forEach((signature, known) -> loaded.put(signature, read.apply(known)));
            return loaded;
        }

        @Override
        public Set<SignatureId> save(Collection<Case> cases) {
            return store.save(cases.stream().map(written).toList());
        }
    }
}
