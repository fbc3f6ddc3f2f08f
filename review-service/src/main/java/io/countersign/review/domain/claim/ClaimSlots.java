package io.countersign.review.domain.claim;

import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.LimitReached;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Limits the open claims of each reviewer. A slot is reserved by compare-and-set before its case is claimed, and freed
 * after the write that ended its lease; what a crash leaves behind is freed once its time has passed.
 */
public final class ClaimSlots {

    private final ReviewerStore reviewers;
    private final CaseStore cases;
    private final ClaimSettings settings;
    private final InstantSource clock;
    private final Map<String, ReviewerRecord> written;

    public ClaimSlots(ReviewerStore reviewers, CaseStore cases, ClaimSettings settings, InstantSource clock) {
        this(reviewers, cases, settings, clock, new ConcurrentHashMap<>());
    }

    /** @param written by reviewer, the records as this process has written them last; there are as many as reviewers */
    public ClaimSlots(
            ReviewerStore reviewers,
            CaseStore cases,
            ClaimSettings settings,
            InstantSource clock,
            Map<String, ReviewerRecord> written) {
        this.written = written;
        this.reviewers = reviewers;
        this.cases = cases;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reserves the slot; null if it is reserved, else the answer to the claim. */
    @Nullable
    CaseCommandResult reserve(String reviewer, Slot slot) {
        return reserve(reviewer, slot, false);
    }

    /** The same for a case that the queue hands to the reviewer: nothing is handed to the absent. */
    @Nullable
    CaseCommandResult reserveOffered(String reviewer, Slot slot) {
        return reserve(reviewer, slot, true);
    }

    private @Nullable CaseCommandResult reserve(String reviewer, Slot slot, boolean offered) {
        for (var known = current(reviewer, slot.token()); ; known = null) {
            var now = clock.instant();
            var stored = known == null ? reviewers.load(reviewer) : known;
            if (offered && stored.isAbsentAt(now)) {
                return new Refused(Conflict.ABSENT);
            }
            stored.ended(now).forEach(this::endLease);
            var current = stored.withoutEnded(now);
            if (!current.holds(slot.token()) && current.slots().size() >= settings.maxClaims()) {
                return new LimitReached(current.slots());
            }
            if (save(current.with(slot))) {
                return null;
            }
        }
    }

    /**
     * The record as this instance has written it last, if a slot can be reserved in it as it is. A compare-and-set shows
     * whether it is still the stored one; a refusal, or the end of another lease, is decided on what is stored only.
     */
    private @Nullable ReviewerRecord current(String reviewer, String token) {
        var known = written.get(reviewer);
        return known != null
                        && !known.isAbsentAt(clock.instant())
                        && known.ended(clock.instant()).isEmpty()
                        && (known.holds(token) || known.slots().size() < settings.maxClaims())
                ? known
                : null;
    }

    private boolean save(ReviewerRecord next) {
        boolean saved = reviewers.save(next);
        if (saved) {
            written.put(next.reviewer(), next.withVersion(next.version() + 1));
        } else {
            written.remove(next.reviewer());
        }
        return saved;
    }

    /** The lease must have ended: a slot is freed after that write. */
    public void free(Lease lease) {
        var known = written.get(lease.reviewer());
        if (known != null && known.holds(lease.token()) && save(known.without(lease.token()))) {
            return;
        }
        while (true) {
            var stored = reviewers.load(lease.reviewer());
            if (!stored.holds(lease.token()) || save(stored.without(lease.token()))) {
                return;
            }
        }
    }

    /**
     * Removes the lease of a slot whose time has passed, so that a clock that goes back does not revive a lease without
     * a slot.
     */
    private void endLease(Slot slot) {
        while (true) {
            var known = cases.load(List.of(slot.signature())).get(slot.signature());
            var open = known == null ? null : known.open();
            if (known == null || open == null || !isLeasedBy(open.getValue(), slot)) {
                return;
            }
            var next = known.with(open.getKey(), open.getValue().leasedTo(null));
            if (cases.save(List.of(next)).isEmpty()) {
                return;
            }
        }
    }

    private static boolean isLeasedBy(Open open, Slot slot) {
        return open.lease() != null && Objects.equals(open.lease().token(), slot.token());
    }
}
