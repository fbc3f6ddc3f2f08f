package io.countersign.simulation.mutant;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.claim.ReviewerDirectory;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.Handling.Hold;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.SecondReview;
import io.countersign.review.domain.revision.SecondReview.GivenVerdict;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import io.countersign.simulation.world.Reviewers;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stores of the reviewers' commands, which break the promises that a run goes without. */
public final class ReviewerMutants {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private ReviewerMutants() {}

    /**
     * @param cases for commands
     * @param ending for ending the leases of slots whose time has passed
     */
    public record Stores(CaseStore cases, CaseStore ending, ReviewerStore reviewers) {}

    public static Stores stores(Setting setting, CaseStore store, ReviewerStore stored) {
        var reviewers = setting.has(Guard.NOTHING_FOR_THE_ABSENT) ? stored : new Present(stored);
        var cases = new Reading(store, open -> read(setting, open));
        var ending = setting.has(Guard.LEASE_ENDED_BEFORE_ITS_SLOT) ? store : new Forgetful(store);
        if (!setting.has(Guard.SLOT_BEFORE_THE_CLAIM)) {
            var afterwards = new SlotAfterwards(cases, reviewers);
            return new Stores(afterwards, ending, afterwards);
        }
        return setting.has(Guard.SLOT_UNTIL_THE_LEASE_HAS_ENDED)
                ? new Stores(cases, ending, reviewers)
                : new Stores(new FreedFirst(cases, reviewers), ending, reviewers);
    }

    /** Without {@link Guard#KNOWN_REVIEWERS_ONLY} whoever is named is a reviewer. */
    public static ReviewerDirectory directory(Setting setting, ReviewerStore reviewers) {
        var known = Reviewers.names();
        return new ReviewerDirectory(
                reviewers,
                setting.has(Guard.KNOWN_REVIEWERS_ONLY)
                        ? Set.copyOf(known)
                        : Stream.concat(known.stream(), Stream.of(Reviewers.UNKNOWN))
                                .collect(Collectors.toSet()));
    }

    /** Without {@link Guard#SEQUENCE_HAS_AN_END} the index leaves out the cases of accounts on which others work. */
    public static QueueStore index(Setting setting, QueueStore index) {
        return setting.has(Guard.SEQUENCE_HAS_AN_END) ? index : new Sequence(index);
    }

    /** What a command reads that does not look at something. */
    private static Open read(Setting setting, Open open) {
        var read = open;
        if (!setting.has(Guard.VERDICT_BEFORE_THE_LEASE_ENDS) && open.lease() != null) {
            read = read.leasedTo(new Lease(open.lease().reviewer(), open.lease().token(), Instant.MAX));
        }
        return read.handled(read(setting, open.handling()));
    }

    private static Handling read(Setting setting, Handling stored) {
        var hold = stored.hold();
        if (!setting.has(Guard.CLAIM_LOOKS_AT_THE_HOLD)) {
            hold = null;
        } else if (!setting.has(Guard.HOLD_HAS_AN_END) && hold != null) {
            hold = new Hold(hold.reviewer(), hold.reason(), NEVER);
        }
        return new Handling(
                stored.priority(),
                hold,
                setting.has(Guard.CLAIM_LOOKS_AT_THE_ASSIGNMENT) ? stored.assignment() : null,
                setting.has(Guard.NEXT_LOOKS_AT_THE_SKIP) ? stored.skips() : List.of(),
                setting.has(Guard.CLAIM_LOOKS_AT_THE_ESCALATION) ? stored.escalation() : null,
                setting.has(Guard.OWN_VERDICT_REFUSED) ? stored.secondReview() : anonymous(stored.secondReview()),
                setting.has(Guard.REPEATED_COMMAND_RECOGNIZED) ? stored.lastCommand() : null);
    }

    private static @Nullable SecondReview anonymous(@Nullable SecondReview review) {
        return review == null
                ? null
                : new SecondReview(review.verdicts().stream()
                        .map(given -> new GivenVerdict(
                                Reviewers.ANONYMOUS + given.reviewer(), given.token(), given.at(), given.verdict()))
                        .toList());
    }

    /** Reads open revisions otherwise than they are stored. */
    private record Reading(CaseStore store, UnaryOperator<Open> change) implements DelegatingCaseStore {

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            var loaded = new LinkedHashMap<SignatureId, Case>();
            store.load(signatures).forEach((signature, known) -> {
                var revisions = new TreeMap<Integer, RevisionState>(known.revisions());
                revisions.replaceAll((_, state) -> state instanceof Open open ? change.apply(open) : state);
                loaded.put(signature, known.withRevisions(revisions));
            });
            return loaded;
        }
    }

    /** Reads no absence. */
    private record Present(ReviewerStore reviewers) implements ReviewerStore {

        @Override
        public ReviewerRecord load(String reviewer) {
            var stored = reviewers.load(reviewer);
            return new ReviewerRecord(stored.reviewer(), stored.version(), stored.slots(), null);
        }

        @Override
        public boolean save(ReviewerRecord record) {
            return reviewers.save(record);
        }
    }

    /** Finds no case of an account on which another reviewer works. */
    private record Sequence(QueueStore index) implements QueueStore {

        @Override
        public List<ClaimCandidate> claimable(
                ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit) {
            return index.claimable(filter, now, after, limit).stream()
                    .filter(candidate -> !index.isWorkedOnByOther(candidate.account(), "", now))
                    .toList();
        }

        @Override
        public List<ClaimCandidate> offered(String reviewer, ClaimFilter filter, Instant now, int limit) {
            return index.offered(reviewer, filter, now, limit);
        }

        @Override
        public List<ClaimCandidate> escalated(ClaimFilter filter, Instant now, int limit) {
            return index.escalated(filter, now, limit);
        }

        @Override
        public boolean isWorkedOnByOther(AccountId account, String reviewer, Instant now) {
            return index.isWorkedOnByOther(account, reviewer, now);
        }

        @Override
        public List<Case> page(Filter filter, Instant now, @Nullable QueuePosition after, int limit) {
            return index.page(filter, now, after, limit);
        }

        @Override
        public QueueStatistics statistics(Instant now) {
            return index.statistics(now);
        }
    }

    /** Finds no case. */
    private record Forgetful(CaseStore store) implements DelegatingCaseStore {

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            return Map.of();
        }
    }

    /** A slot is added once its case is claimed. */
    private static final class SlotAfterwards implements DelegatingCaseStore, ReviewerStore {

        private final CaseStore cases;
        private final ReviewerStore reviewers;
        private @Nullable ReviewerRecord pending;

        private SlotAfterwards(CaseStore cases, ReviewerStore reviewers) {
            this.cases = cases;
            this.reviewers = reviewers;
        }

        @Override
        public CaseStore store() {
            return cases;
        }

        @Override
        public ReviewerRecord load(String reviewer) {
            pending = null;
            return reviewers.load(reviewer);
        }

        @Override
        public boolean save(ReviewerRecord record) {
            if (record.slots().isEmpty()) {
                return reviewers.save(record);
            }
            pending = record;
            return true;
        }

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            var slot = pending;
            pending = null;
            var overtaken = cases.save(changed);
            if (slot != null) {
                reviewers.save(slot);
            }
            return overtaken;
        }
    }

    /** A slot is freed before the write that ends its lease. */
    private record FreedFirst(CaseStore store, ReviewerStore reviewers) implements DelegatingCaseStore {

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            for (var next : changed) {
                var before = store.load(List.of(next.signature())).get(next.signature());
                var lease = lease(before);
                if (lease != null && !lease.equals(lease(next))) {
                    free(lease);
                }
            }
            return store.save(changed);
        }

        private static @Nullable Lease lease(@Nullable Case known) {
            var open = known == null ? null : known.open();
            return open == null ? null : open.getValue().lease();
        }

        private void free(Lease lease) {
            var stored = reviewers.load(lease.reviewer());
            var rest = stored.slots().stream()
                    .filter(slot -> !slot.token().equals(lease.token()))
                    .toList();
            reviewers.save(new ReviewerRecord(stored.reviewer(), stored.version(), rest, stored.absence()));
        }
    }
}
