package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.account.BacklogLimits;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.allocation.SignatureIdAllocator;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.CommandResult.Accepted;
import io.countersign.intake.domain.command.Modification;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.projection.OwnInserts;
import io.countersign.intake.domain.projection.ViewQueries;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.projection.ViewUpdater;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.domain.submission.ApplicationCommands.Records;
import io.countersign.intake.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An intake on stores in memory, with the account acme. */
public final class InMemoryIntake {

    public final InMemoryApplicationPublisher publisher = new InMemoryApplicationPublisher();
    public final InMemoryAppeals appeals = new InMemoryAppeals();
    public final InMemoryCertificates certificates = new InMemoryCertificates();
    public final InMemoryLimits limits = new InMemoryLimits();
    public final InMemorySignatureRegistry approved = new InMemorySignatureRegistry();
    public final RevisionCounterStore counters;
    public final IdempotencyStore keys;
    public final ViewStore store;
    public final ApplicationCommands intake;
    public final ViewQueries views;
    public final ViewUpdater update;
    private Instant now = Fixtures.NOON;

    public InMemoryIntake() {
        this(new InMemoryCounters(), new InMemoryKeys(), new InMemoryViews());
    }

    public InMemoryIntake(TenantBacklog backlog) {
        this(new InMemoryCounters(), new InMemoryKeys(), new InMemoryViews(), backlog, new OwnInserts());
    }

    public InMemoryIntake(RevisionCounterStore counters, IdempotencyStore keys, ViewStore store) {
        this(counters, keys, store, new OwnInserts());
    }

    public InMemoryIntake(RevisionCounterStore counters, IdempotencyStore keys, ViewStore store, OwnInserts inserts) {
        this(counters, keys, store, TenantBacklog.unlimited(), inserts);
    }

    private InMemoryIntake(
            RevisionCounterStore counters,
            IdempotencyStore keys,
            ViewStore store,
            TenantBacklog backlog,
            OwnInserts inserts) {
        this.counters = counters;
        this.keys = keys;
        this.store = store;
        this.intake = new ApplicationCommands(
                new SignatureIdAllocator(new InMemoryIdBlocks()),
                new Records(counters, keys, appeals, certificates, approved, inserts),
                publisher,
                store,
                BacklogLimits.defaults(),
                backlog,
                () -> now);
        this.views = new ViewQueries(store, counters);
        this.update = new ViewUpdater(store, appeals, limits, approved);
    }

    public void passes(Duration time) {
        now = now.plus(time);
    }

    public CommandResult submit(String name, @Nullable IdempotencyKey key) {
        return intake.submit(new Submission(Fixtures.account(Fixtures.ACME), Fixtures.application(name), key));
    }

    /** A signature that waits. */
    public SignatureId submitted(String name) {
        return ((Accepted) submit(name, null)).signature();
    }

    public CommandResult modify(SignatureId id, String name) {
        return modify(id, name, null, Precondition.none());
    }

    public CommandResult modify(SignatureId id, String name, @Nullable IdempotencyKey key, Precondition precondition) {
        return intake.modify(
                new Modification(Fixtures.account(Fixtures.ACME), id, Fixtures.application(name), key, precondition));
    }

    public CommandResult withdraw(SignatureId id) {
        return intake.withdraw(Fixtures.ACME, id, Precondition.none());
    }

    public CommandResult delete(SignatureId id) {
        return intake.delete(Fixtures.ACME, id, Precondition.none());
    }

    public CommandResult deleteAs(AccountId account, SignatureId id) {
        return intake.delete(account, id, Precondition.none());
    }

    public void reads(CloudEvent<?>... events) {
        update.on(List.of(events));
    }

    public View view(SignatureId id) {
        return views.find(id).orElseThrow();
    }
}
