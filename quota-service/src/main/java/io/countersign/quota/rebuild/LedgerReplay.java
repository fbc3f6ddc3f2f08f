package io.countersign.quota.rebuild;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.reasons.Reason;
import io.countersign.quota.domain.ledger.Held;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerTables;
import io.countersign.quota.domain.ledger.Settled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Replays an account's applications and decisions through quota's own tables: both topics are merged by the time of their
 * records, and a decision is never applied before its application. PublishedEvent answers are kept; a record without an answer
 * is left to the service.
 */
final class LedgerReplay {

    /** An event with the time at which its record was written. */
    record Timed<E extends Event>(CloudEvent<E> event, long time) {}

    private final LedgerTables protocol = LedgerTables.whole();
    private final AnswerIndex answers;
    private final ArrayDeque<Timed<ApplicationEvent>> applications = new ArrayDeque<>();
    private final ArrayDeque<Timed<DecisionEvent>> decisions = new ArrayDeque<>();
    private final Set<String> submitted = new HashSet<>();
    private final Set<String> played = new HashSet<>();

    LedgerReplay(AnswerIndex answers) {
        this.answers = answers;
    }

    void add(CloudEvent<ApplicationEvent> application, long time) {
        applications.add(new Timed<>(application, time));
        submitted.add(application.id());
    }

    void addDecision(CloudEvent<DecisionEvent> decision, long time) {
        decisions.add(new Timed<>(decision, time));
    }

    Ledger play(Ledger fresh) {
        var ledger = fresh;
        while (!applications.isEmpty() || !decisions.isEmpty()) {
            if (isDecisionNext()) {
                ledger = protocol.decisions().decide(ledger, decisions.remove().event());
            } else {
                var application = applications.remove().event();
                played.add(application.id());
                ledger = apply(ledger, application);
            }
        }
        return ledger;
    }

    private boolean isDecisionNext() {
        if (applications.isEmpty() || decisions.isEmpty()) {
            return applications.isEmpty();
        }
        var decision = decisions.element();
        return decision.time() <= applications.element().time()
                && !waitsForItsApplication(decision.event().data());
    }

    private boolean waitsForItsApplication(DecisionEvent decision) {
        if (decision instanceof Outcome outcome) {
            var id = "submitted:" + outcome.signature() + ":" + outcome.revision();
            return submitted.contains(id) && !played.contains(id);
        }
        return false;
    }

    private Ledger apply(Ledger ledger, CloudEvent<ApplicationEvent> application) {
        if (!answers.isAnswered(application.data())) {
            return ledger;
        }
        if (application.data() instanceof ApplicationSubmitted it) {
            return answers.refusal(it)
                    .map(reasons -> refused(ledger, application, it, reasons))
                    .orElseGet(() -> admitted(ledger, application, it));
        }
        return protocol.applications().decide(ledger, application).next();
    }

    private static Ledger refused(
            Ledger ledger, CloudEvent<ApplicationEvent> event, ApplicationSubmitted it, List<Reason> reasons) {
        if (ledger.settled(it.signature(), it.revision()).isPresent()) {
            return ledger;
        }
        var settled = new ArrayList<>(ledger.settled());
        settled.add(new Settled.Refused(it.signature(), it.revision(), event.time(), reasons));
        return with(ledger, it, ledger.held(), settled);
    }

    /** Applies the table with the highest limit. A record that the merge by time puts in the wrong order is held all the same. */
    private Ledger admitted(Ledger ledger, CloudEvent<ApplicationEvent> event, ApplicationSubmitted it) {
        var unlimited = limited(ledger, Ledger.HIGHEST_LIMIT);
        var transition = protocol.applications().decide(unlimited, event);
        if (transition.events().getFirst() instanceof ApplicationAdmitted) {
            return limited(transition.next(), ledger.limit());
        }
        var held = new ArrayList<>(ledger.held());
        held.add(new Held(
                it.signature(),
                it.revision(),
                it.application().region(),
                it.application().name(),
                NameKey.of(it.application().name()),
                false,
                event.time()));
        return with(ledger, it, held, ledger.settled());
    }

    private static Ledger limited(Ledger ledger, int limit) {
        return new Ledger(
                ledger.account(),
                ledger.version(),
                limit,
                ledger.platform(),
                ledger.held(),
                ledger.settled(),
                ledger.limitAct());
    }

    private static Ledger with(Ledger ledger, ApplicationSubmitted it, List<Held> held, List<Settled> settled) {
        return new Ledger(
                ledger.account(),
                ledger.version(),
                ledger.limit(),
                it.account().platform(),
                held,
                settled,
                ledger.limitAct());
    }
}
