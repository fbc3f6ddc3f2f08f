package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signatures that an account holds as the views know it: pending or approved. Advisory, because the views lag;
 * quota's ledger is what counts.
 */
public record Holdings(List<Holding> held) {

    private static final int STEP = 250;

    public Holdings {
        held = List.copyOf(held);
    }

    /** A signature that holds a slot and its name. */
    public record Holding(SignatureId signature, Region region, NameKey name, Status status) {}

    /** Reads every view of the account: for calls that are rare, or limited to a few in a second. */
    public static Holdings of(AccountId account, ViewStore views) {
        var held = new ArrayList<Holding>();
        var owner = ListOwner.account(account);
        List<SignatureId> ids;
        for (long before = Long.MAX_VALUE; ; before = ids.getLast().value()) {
            ids = views.list(owner, before, STEP);
            views.find(ids).forEach(view -> holding(view).ifPresent(held::add));
            if (ids.size() < STEP) {
                return new Holdings(held);
            }
        }
    }

    private static Optional<Holding> holding(View view) {
        return view.newest().flatMap(submitted -> {
            var status = view.standing().status();
            var application = submitted.application();
            return status == Status.PENDING || status == Status.APPROVED
                    ? Optional.of(new Holding(view.id(), application.region(), NameKey.of(application.name()), status))
                    : Optional.empty();
        });
    }

    public int used() {
        return held.size();
    }

    /** Who holds this name in this region, other than {@code self}. */
    public Optional<Holding> holder(String name, Region region, Optional<SignatureId> self) {
        var key = NameKey.of(name);
        return held.stream()
                .filter(holding -> holding.name().equals(key) && holding.region() == region)
                .filter(holding -> self.filter(holding.signature()::equals).isEmpty())
                .findFirst();
    }

    public boolean holds(SignatureId signature) {
        return held.stream().anyMatch(holding -> holding.signature().equals(signature));
    }
}
