package io.countersign.quota.domain.admission;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.id;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.quota.domain.ledger.InMemoryLedgers;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerTables;
import java.util.ArrayList;
import java.util.List;

/** Quota on memory, one record at a time, with what it published. */
public final class InMemoryQuota {

    public final InMemoryLedgers store;
    public final List<AdmissionEvent> published = new ArrayList<>();
    private final Admission admission;
    private final List<CloudEvent<DecisionEvent>> unread = new ArrayList<>();
    private boolean catchesUp = true;

    public InMemoryQuota(int limit) {
        this(new InMemoryLedgers(), LedgerTables.whole(), limit);
    }

    public InMemoryQuota(InMemoryLedgers store, LedgerTables protocol, int limit) {
        this.store = store;
        this.admission = new Admission(store, protocol, limit);
    }

    /** Handles the records as one batch of applications and publishes the answers. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final InMemoryQuota reads(CloudEvent<ApplicationEvent>... applications) {
        answer(List.of(), List.of(applications)).events().forEach(event -> published.add(event.data()));
        return this;
    }

    /** Handles the records as one batch of decisions. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final InMemoryQuota receives(CloudEvent<DecisionEvent>... decisions) {
        answer(List.of(decisions), List.of());
        return this;
    }

    /** Handles the record durably, and crashes before it publishes and commits. */
    public InMemoryQuota crashesAfterWriting(CloudEvent<ApplicationEvent> application) {
        answer(List.of(), List.of(application));
        return this;
    }

    /** The record is public, but the listener has not brought it yet. */
    public InMemoryQuota publishesUnread(CloudEvent<DecisionEvent> decision) {
        unread.add(decision);
        return this;
    }

    public InMemoryQuota withoutCatchUp() {
        catchesUp = false;
        return this;
    }

    BatchAnswers answer(List<CloudEvent<DecisionEvent>> decisions, List<CloudEvent<ApplicationEvent>> applications) {
        CatchUpCheck catchUp = _ -> new CatchUpCheck.Reading(catchesUp ? unread : List.of(), catchesUp);
        return admission.answer(new RecordBatch(decisions, applications, catchUp));
    }

    public Ledger ledger() {
        return store.all().getOrDefault(ACME, Ledger.fresh(ACME, 0));
    }

    public boolean holds(long signature, int revision) {
        return ledger().holds(id(signature), revision);
    }

    public AdmissionEvent lastAnswer() {
        return published.getLast();
    }
}
