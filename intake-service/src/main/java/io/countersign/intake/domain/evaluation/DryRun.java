package io.countersign.intake.domain.evaluation;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.evaluation.HeldSignatures.Holding;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.rules.Evaluation;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.Requirements;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Sighting;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules would say now, without storing or publishing anything. Where pictures were seen, only review knows. */
public final class DryRun {

    private final RuleBook rules;
    private final SignatureRegistry approved;
    private final ViewStore views;
    private final AccountLimitStore limits;
    private final InstantSource clock;

    public DryRun(
            RuleBook rules,
            SignatureRegistry approved,
            ViewStore views,
            AccountLimitStore limits,
            InstantSource clock) {
        this.rules = rules;
        this.approved = approved;
        this.views = views;
        this.limits = limits;
        this.clock = clock;
    }

    /** As review knows it: what accounts for trying out hold is no signature to any account, themselves included. */
    private record Known(SignatureRegistry signatures, HeldSignatures own, boolean test) implements Context {

        @Override
        public List<Neighbour> neighbours(String name, AccountId applicant) {
            return signatures.near(name, applicant);
        }

        @Override
        public List<Sighting> sightings(String sha256, AccountId applicant) {
            return List.of();
        }

        @Override
        public boolean hasUsableSignature(AccountId applicant) {
            return !test && own.hasApprovedForSelfUse();
        }
    }

    /**
     * The automatic stage, and beside it what quota would probably say.
     *
     * @param comparesOthers whether review also compares pictures and brands of other accounts, which only it knows
     * @param needsSlot whether it would take a slot that its signature does not have yet
     * @param holder another signature that has the name already
     */
    public record Trial(
            Evaluation evaluation,
            boolean comparesOthers,
            int used,
            int limit,
            boolean needsSlot,
            Optional<SignatureId> holder,
            Instant asOf) {

        /** Whether a comparison that only review makes can still send it to a human. */
        public boolean isProvisional() {
            return comparesOthers && evaluation.verdict() == Verdict.APPROVE;
        }

        public boolean isFull() {
            return needsSlot && used >= limit;
        }
    }

    /** @param self the signature that it would modify, if it would be no first application */
    public Trial evaluate(Application application, AccountSnapshot account, Optional<SignatureId> self) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var holdings = HeldSignatures.of(account.id(), views);
        return new Trial(
                rules.evaluate(application, account, now, new Known(approved, holdings, account.test())),
                !account.test(),
                holdings.used(),
                limits.find(account.id()).orElse(LimitChanged.DEFAULT_LIMIT),
                self.filter(holdings::holds).isEmpty(),
                holdings.holder(application.name(), application.region(), self).map(Holding::signature),
                now);
    }

    /** What to prepare for one type, or for each that the account may choose. */
    public Requirements requirements(
            AccountSnapshot account, Region region, Purpose purpose, @Nullable SignatureType type) {
        return rules.choose(region, clock.instant(), account).requirements(account.kind(), region, purpose, type);
    }
}
