package io.countersign.intake.domain.evaluation;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signatures that an account holds as the views know it: pending or approved. Advisory, because the views lag;
 * quota's ledger is what counts.
 */
public record HeldSignatures(List<Holding> held) {

    public HeldSignatures {
        held = List.copyOf(held);
    }

    /**
     * A signature that holds a slot.
     *
     * @param names of the revision that its status is of, and of each that waits for its outcome
     */
    public record Holding(SignatureId signature, Region region, Set<NameKey> names, Purpose purpose, Status status) {

        public Holding {
            names = Set.copyOf(names);
        }
    }

    /** Reads what the account holds, and drops from the index what has ended since. */
    public static HeldSignatures of(AccountId account, ViewStore views) {
        var held = new ArrayList<Holding>();
        var ended = new ArrayList<View>();
        for (var view : views.held(account)) {
            holding(view).ifPresentOrElse(held::add, () -> ended.add(view));
        }
        views.ended(ended.stream().filter(view -> view.openRevisions() == 0).toList());
        return new HeldSignatures(held);
    }

    private static Optional<Holding> holding(View view) {
        var status = view.standing().status();
        return status == Status.PENDING || status == Status.APPROVED
                ? view.shown().map(shown -> holding(view, shown, status))
                : Optional.empty();
    }

    private static Holding holding(View view, ApplicationSubmitted shown, Status status) {
        var application = shown.application();
        return new Holding(view.id(), application.region(), names(view, shown), application.purpose(), status);
    }

    private static Set<NameKey> names(View view, ApplicationSubmitted shown) {
        var waiting = view.revisions().stream()
                .filter(revision -> revision.outcome() == null)
                .flatMap(revision -> Stream.ofNullable(revision.submitted()));
        return Stream.concat(Stream.of(shown), waiting)
                .map(submitted -> NameKey.of(submitted.application().name()))
                .collect(Collectors.toSet());
    }

    public int used() {
        return held.size();
    }

    /** Whether the account has an approved name of its own, not only others'. */
    boolean hasApprovedForSelfUse() {
        return held.stream()
                .anyMatch(holding -> holding.status() == Status.APPROVED && holding.purpose() == Purpose.SELF_USE);
    }

    /** Who holds this name in this region, other than {@code self}. */
    public Optional<Holding> holder(String name, Region region, Optional<SignatureId> self) {
        var key = NameKey.of(name);
        return held.stream()
                .filter(holding -> holding.names().contains(key) && holding.region() == region)
                .filter(holding -> self.filter(holding.signature()::equals).isEmpty())
                .findFirst();
    }

    public boolean holds(SignatureId signature) {
        return held.stream().anyMatch(holding -> holding.signature().equals(signature));
    }
}
