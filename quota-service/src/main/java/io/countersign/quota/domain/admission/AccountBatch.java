package io.countersign.quota.domain.admission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerTables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account's part of a batch: decided as a whole, as often as its ledger turns out to have changed. */
final class AccountBatch {

    final AccountId account;
    private final LedgerTables protocol;
    private final List<CloudEvent<DecisionEvent>> decisions = new ArrayList<>();
    private final List<Numbered> applications = new ArrayList<>();
    private CatchUpCheck.@Nullable Reading reading;

    AccountBatch(AccountId account, LedgerTables protocol) {
        this.account = account;
        this.protocol = protocol;
    }

    /** A record of applications with its place in the batch. */
    record Numbered(int place, CloudEvent<ApplicationEvent> event) {}

    /**
     * The answer to the record at a place of the batch.
     *
     * @param anew the ledger had no answer to this record yet
     */
    record Placed(int place, CloudEvent<ApplicationEvent> cause, AdmissionEvent answer, boolean anew) {

        static Placed of(Numbered record, Ledger before, Transition<Ledger, AdmissionEvent> transition) {
            boolean isDecided = record.event().data() instanceof ApplicationSubmitted
                    && !transition.next().equals(before);
            return new Placed(
                    record.place(), record.event(), transition.events().getFirst(), isDecided);
        }

        boolean refusesAnew() {
            return anew && answer instanceof ApplicationRefused;
        }
    }

    /** What one try came to. */
    record Attempt(AccountBatch share, Ledger before, Ledger after, List<Placed> answers, int taken, int released) {

        boolean changed() {
            return !after.equals(before);
        }

        boolean needsCatchUp() {
            return share.reading == null && answers.stream().anyMatch(Placed::refusesAnew);
        }

        boolean unchecked() {
            return share.reading != null && !share.reading.complete();
        }
    }

    void add(CloudEvent<DecisionEvent> decision) {
        decisions.add(decision);
    }

    void add(int place, CloudEvent<ApplicationEvent> application) {
        applications.add(new Numbered(place, application));
    }

    /** The decisions published after the batch; those of other accounts are left out. */
    void catchUp(CatchUpCheck.Reading found) {
        reading = found;
        found.decisions().stream()
                .filter(decision -> decision.accountid().equals(account))
                .forEach(decisions::add);
    }

    /** Decisions first: what they release is free for the applications. */
    Attempt decide(Ledger before) {
        var ledger = before;
        int used = before.used();
        int taken = 0;
        int released = 0;
        for (var decision : decisions) {
            ledger = protocol.decisions().decide(ledger, decision);
            int left = ledger.used();
            released += Math.max(0, used - left);
            used = left;
        }
        var answers = new ArrayList<Placed>(applications.size());
        for (var application : applications) {
            var transition = protocol.applications().decide(ledger, application.event());
            answers.add(Placed.of(application, ledger, transition));
            ledger = transition.next();
            int left = ledger.used();
            taken += Math.max(0, left - used);
            released += Math.max(0, used - left);
            used = left;
        }
        return new Attempt(this, before, ledger, answers, taken, released);
    }
}
