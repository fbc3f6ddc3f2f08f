package io.countersign.quota.domain.admission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.quota.domain.admission.AccountBatch.Attempt;
import io.countersign.quota.domain.admission.AccountBatch.Placed;
import io.countersign.quota.domain.admission.BatchAnswers.Answer;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerStore;
import io.countersign.quota.domain.ledger.LedgerTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Answers every record of applications once, with the ledger's answer. Whoever calls publishes the answers only after
 * this has returned, and commits only after they are acknowledged.
 */
public final class Admission {

    static final String SOURCE = "/quota";

    private final LedgerStore store;
    private final LedgerTables protocol;
    private final int limit;

    /** @param limit slots of an account that has no ledger yet */
    public Admission(LedgerStore store, LedgerTables protocol, int limit) {
        this.store = store;
        this.protocol = protocol;
        this.limit = limit;
    }

    /** The ledgers are durable on return. */
    public BatchAnswers answer(RecordBatch batch) {
        Collection<AccountBatch> open = shares(batch).values();
        var placed = new TreeMap<Integer, Answer>();
        int taken = 0;
        int released = 0;
        while (!open.isEmpty()) {
            var attempts = decide(open, batch.catchUp());
            var mismatched = save(attempts);
            open = new ArrayList<>();
            for (var attempt : attempts) {
                if (mismatched.contains(attempt.share().account)) {
                    open.add(attempt.share());
                    continue;
                }
                attempt.answers().forEach(answer -> placed.put(answer.place(), answer(attempt, answer)));
                taken += attempt.taken();
                released += attempt.released();
            }
        }
        return new BatchAnswers(List.copyOf(placed.values()), taken, released);
    }

    private Map<AccountId, AccountBatch> shares(RecordBatch batch) {
        var shares = new LinkedHashMap<AccountId, AccountBatch>();
        for (var decision : batch.decisions()) {
            shareOf(decision.accountid(), shares).add(decision);
        }
        for (int place = 0; place < batch.applications().size(); place++) {
            var application = batch.applications().get(place);
            shareOf(application.accountid(), shares).add(place, application);
        }
        return shares;
    }

    private AccountBatch shareOf(AccountId account, Map<AccountId, AccountBatch> shares) {
        return shares.computeIfAbsent(account, id -> new AccountBatch(id, protocol));
    }

    private List<Attempt> decide(Collection<AccountBatch> shares, CatchUpCheck catchUp) {
        var accounts = shares.stream().map(share -> share.account).collect(Collectors.toSet());
        var ledgers = store.load(accounts);
        var attempts = shares.stream()
                .map(share -> share.decide(ledgers.getOrDefault(share.account, Ledger.fresh(share.account, limit))))
                .toList();
        return checked(attempts, catchUp);
    }

    /** No application is newly refused for a slot or a name that a public decision has already released. */
    private static List<Attempt> checked(List<Attempt> attempts, CatchUpCheck catchUp) {
        var refusing = attempts.stream()
                .filter(Attempt::needsCatchUp)
                .map(attempt -> attempt.share().account)
                .collect(Collectors.toSet());
        if (refusing.isEmpty()) {
            return attempts;
        }
        var reading = catchUp.read(refusing);
        return attempts.stream()
                .map(attempt -> refusing.contains(attempt.share().account) ? decideAgain(attempt, reading) : attempt)
                .toList();
    }

    private static Attempt decideAgain(Attempt attempt, CatchUpCheck.Reading reading) {
        attempt.share().catchUp(reading);
        return attempt.share().decide(attempt.before());
    }

    private Set<AccountId> save(List<Attempt> attempts) {
        var changed =
                attempts.stream().filter(Attempt::changed).map(Attempt::after).toList();
        return changed.isEmpty() ? new HashSet<>() : store.save(changed);
    }

    private static Answer answer(Attempt attempt, Placed placed) {
        CloudEvent<AdmissionEvent> event =
                CloudEvent.of(SOURCE, placed.cause().time(), attempt.share().account, placed.answer());
        return new Answer(event, placed.anew(), placed.refusesAnew() && attempt.unchecked());
    }
}
