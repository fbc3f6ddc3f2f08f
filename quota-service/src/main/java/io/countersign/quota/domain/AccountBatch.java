package io.countersign.quota.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
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

    /** The answer to the record at a place of the batch. */
    record Placed(int place, CloudEvent<ApplicationEvent> cause, LedgerTransition ruling) {}

    /** What one try came to. */
    record Attempt(AccountBatch share, Ledger before, Ledger after, List<Placed> rulings, int taken, int released) {

        boolean changed() {
            return !after.equals(before);
        }

        boolean needsCatchUp() {
            return share.reading == null
                    && rulings.stream().anyMatch(placed -> placed.ruling().refusesAnew());
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
        int taken = 0;
        int released = 0;
        for (var decision : decisions) {
            var next = protocol.decisions().decide(ledger, decision);
            released += Math.max(0, ledger.used() - next.used());
            ledger = next;
        }
        var rulings = new ArrayList<Placed>(applications.size());
        for (var application : applications) {
            var ruling = protocol.applications().decide(ledger, application.event());
            taken += Math.max(0, ruling.ledger().used() - ledger.used());
            released += Math.max(0, ledger.used() - ruling.ledger().used());
            ledger = ruling.ledger();
            rulings.add(new Placed(application.place(), application.event(), ruling));
        }
        return new Attempt(this, before, ledger, rulings, taken, released);
    }
}
