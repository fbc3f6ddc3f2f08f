package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.Answer;
import io.countersign.intake.domain.Answer.Accepted;
import io.countersign.intake.domain.Bounds;
import io.countersign.intake.domain.Counters;
import io.countersign.intake.domain.Intake;
import io.countersign.intake.domain.Intake.Records;
import io.countersign.intake.domain.Keys;
import io.countersign.intake.domain.Modification;
import io.countersign.intake.domain.Precondition;
import io.countersign.intake.domain.RequestKey;
import io.countersign.intake.domain.SignatureIds;
import io.countersign.intake.domain.Submission;
import io.countersign.intake.domain.View;
import io.countersign.intake.domain.ViewStore;
import io.countersign.intake.domain.ViewUpdate;
import io.countersign.intake.domain.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An intake on stores in memory, with the account acme. */
public final class World {

    public final InMemoryJournal journal = new InMemoryJournal();
    public final InMemoryAppeals appeals = new InMemoryAppeals();
    public final InMemoryLimits limits = new InMemoryLimits();
    public final Counters counters;
    public final Keys keys;
    public final ViewStore store;
    public final Intake intake;
    public final Views views;
    public final ViewUpdate update;
    private Instant now = Fixtures.NOON;

    public World() {
        this(new InMemoryCounters(), new InMemoryKeys(), new InMemoryViews());
    }

    public World(Counters counters, Keys keys, ViewStore store) {
        this.counters = counters;
        this.keys = keys;
        this.store = store;
        this.intake = new Intake(
                new SignatureIds(new InMemoryIdBlocks()),
                new Records(counters, keys, appeals),
                journal,
                store,
                Bounds.defaults(),
                () -> now);
        this.views = new Views(store, counters);
        this.update = new ViewUpdate(store, appeals, limits);
    }

    public void passes(Duration time) {
        now = now.plus(time);
    }

    public Answer submit(String name, @Nullable RequestKey key) {
        return intake.submit(new Submission(Fixtures.account(Fixtures.ACME), Fixtures.application(name), key));
    }

    /** A signature that waits. */
    public SignatureId submitted(String name) {
        return ((Accepted) submit(name, null)).signature();
    }

    public Answer modify(SignatureId id, String name) {
        return modify(id, name, null, Precondition.none());
    }

    public Answer modify(SignatureId id, String name, @Nullable RequestKey key, Precondition precondition) {
        return intake.modify(
                new Modification(Fixtures.account(Fixtures.ACME), id, Fixtures.application(name), key, precondition));
    }

    public Answer withdraw(SignatureId id) {
        return intake.withdraw(Fixtures.ACME, id, Precondition.none());
    }

    public Answer delete(SignatureId id) {
        return intake.delete(Fixtures.ACME, id, Precondition.none());
    }

    public Answer deleteAs(AccountId account, SignatureId id) {
        return intake.delete(account, id, Precondition.none());
    }

    public void reads(CloudEvent<?>... events) {
        update.on(List.of(events));
    }

    public View view(SignatureId id) {
        return views.find(id).orElseThrow();
    }
}
