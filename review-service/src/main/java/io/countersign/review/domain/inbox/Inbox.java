package io.countersign.review.domain.inbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.evaluation.EvaluatedRevision;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.reviewer.Lease;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handles quota's events, a batch at a time: one read of the cases that may exist, pure decisions in record order, one
 * compare-and-set write; what another writer wrote is read and decided again.
 */
public final class Inbox {

    private final DecisionTable<Case, ReceivedAdmission, Transition<Case, CaseEvent>> table;
    private final CaseStore store;
    private final InstantSource clock;
    private final ReviewMetrics metrics;
    private final Consumer<EvaluatedRevision> evaluationListener;
    private final Consumer<Lease> ended;

    /** Without a shadow evaluation. */
    public Inbox(
            DecisionTable<Case, ReceivedAdmission, Transition<Case, CaseEvent>> table,
            CaseStore store,
            InstantSource clock,
            ReviewMetrics metrics) {
        this(table, store, clock, metrics, evaluated -> {}, lease -> {});
    }

    /**
     * @param evaluationListener receives each evaluation once, after it is durable
     * @param ended receives each lease that a durable write has ended: its revision is superseded, withdrawn or deleted
     */
    public Inbox(
            DecisionTable<Case, ReceivedAdmission, Transition<Case, CaseEvent>> table,
            CaseStore store,
            InstantSource clock,
            ReviewMetrics metrics,
            Consumer<EvaluatedRevision> evaluationListener,
            Consumer<Lease> ended) {
        this.table = table;
        this.store = store;
        this.clock = clock;
        this.metrics = metrics;
        this.evaluationListener = evaluationListener;
        this.ended = ended;
    }

    /**
     * What is to be published, in record order, once this returns: every case is durable by then.
     *
     * @throws DecisionTable.Undecidable if a record can't be decided because of what it holds
     */
    public List<PublishedEvent> answer(List<CloudEvent<AdmissionEvent>> records) {
        return inTurns(records).stream()
                .map(this::answerTogether)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * A deletion is written before what was admitted into its slot: otherwise, where the deletion is overtaken, more
     * signatures would be live for a moment than the account may have.
     */
    private static List<List<CloudEvent<AdmissionEvent>>> inTurns(List<CloudEvent<AdmissionEvent>> records) {
        var turns = new ArrayList<List<CloudEvent<AdmissionEvent>>>();
        turns.add(new ArrayList<>());
        var freed = new HashSet<AccountId>();
        for (var next : records) {
            if (next.data() instanceof ApplicationAdmitted && freed.contains(next.accountid())) {
                turns.add(new ArrayList<>());
                freed.clear();
            }
            if (next.data() instanceof DeletionRelayed) {
                freed.add(next.accountid());
            }
            turns.getLast().add(next);
        }
        return turns;
    }

    private List<PublishedEvent> answerTogether(List<CloudEvent<AdmissionEvent>> records) {
        var answers = new ArrayList<List<PublishedEvent>>(
                records.stream().map(record -> List.<PublishedEvent>of()).toList());
        var undecided = bySignature(records);
        var unread = new HashSet<>(undecided.keySet());
        unread.removeIf(signature -> isFirst(
                records.get(Objects.requireNonNull(undecided.get(signature)).getFirst())));
        while (!undecided.isEmpty()) {
            var cases = unread.isEmpty() ? Map.<SignatureId, Case>of() : store.load(unread);
            var decided = new ArrayList<Decision>();
            undecided.forEach(
                    (signature, places) -> decided.add(decide(records, places, cases.get(signature), answers)));
            undecided.keySet().retainAll(save(decided));
            unread = new HashSet<>(undecided.keySet());
        }
        return answers.stream().flatMap(List::stream).toList();
    }

    /**
     * Whether nothing can be known of the signature as a rule, so that its case is inserted without a read. Where it is known, as
     * after a crash, the insert is refused, and the record is decided again on what is stored.
     */
    private static boolean isFirst(CloudEvent<AdmissionEvent> record) {
        return switch (record.data()) {
            case ApplicationAdmitted admitted -> admitted.revision() == 1;
            case ApplicationRefused refused -> refused.revision() == 1;
            case WithdrawalRelayed _, DeletionRelayed _, InformationRelayed _, AdmissionQuestioned _, LimitChanged _ ->
                false;
        };
    }

    /** The places of each signature's records in the batch; what is about no signature needs no answer. */
    private static Map<SignatureId, List<Integer>> bySignature(List<CloudEvent<AdmissionEvent>> records) {
        return IntStream.range(0, records.size())
                .filter(place -> records.get(place).data().signature() != null)
                .boxed()
                .collect(groupingBy(
                        place ->
                                Objects.requireNonNull(records.get(place).data().signature()),
                        LinkedHashMap::new,
                        toList()));
    }

    private Decision decide(
            List<CloudEvent<AdmissionEvent>> records,
            List<Integer> places,
            @Nullable Case stored,
            List<List<PublishedEvent>> answers) {
        var first = records.get(places.getFirst());
        var before = stored != null
                ? stored
                : Case.unknown(Objects.requireNonNull(first.data().signature()), first.accountid());
        var next = before;
        var outcomes = new ArrayList<Outcome>();
        var evaluated = new ArrayList<EvaluatedRevision>();
        for (int place : places) {
            var arrival =
                    ReceivedAdmission.of(records.get(place), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            var answer = table.decide(next, arrival);
            answers.set(
                    place, answer.events().stream().map(CaseEvent::published).toList());
            answer.events().stream()
                    .map(CaseEvent::outcome)
                    .flatMap(Stream::ofNullable)
                    .forEach(outcomes::add);
            Stream.ofNullable(arrival.evaluated()).forEach(evaluated::add);
            next = answer.next();
        }
        return new Decision(before, next, outcomes, evaluated);
    }

    /** Returns what has to be read and decided again. */
    private Set<SignatureId> save(List<Decision> decisions) {
        var changed = decisions.stream().filter(Decision::changed).toList();
        var overtaken = changed.isEmpty()
                ? Set.<SignatureId>of()
                : store.save(changed.stream().map(Decision::next).toList());
        for (var decision : changed) {
            if (!overtaken.contains(decision.next().signature())) {
                report(decision);
            }
        }
        return overtaken;
    }

    private void report(Decision written) {
        written.outcomes().forEach(metrics::decided);
        written.evaluated().forEach(evaluationListener);
        if (written.answered()) {
            metrics.questionClosed(QuestionResult.ANSWERED);
        }
        written.before().leasesEndedBy(written.next()).forEach(ended);
    }

    private record Decision(Case before, Case next, List<Outcome> outcomes, List<EvaluatedRevision> evaluated) {

        private boolean changed() {
            return !next.equals(before);
        }

        private boolean answered() {
            var was = before.open();
            var is = next.open();
            return was != null
                    && is != null
                    && was.getKey().equals(is.getKey())
                    && was.getValue().hasOpenQuestion()
                    && !is.getValue().hasOpenQuestion();
        }
    }
}
