package io.countersign.review.domain.queue;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.LimitReached;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.QueuePosition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reviewers' queue: an index proposes candidates, and the claim's compare-and-set decides. */
public final class ReviewQueue {

    /** Candidates read for one claim; another instance may claim some of them first. */
    public static final int CANDIDATES = 8;

    private static final int MAX_ROUNDS = 20;
    /** Reads for which cases of one account are claimed in sequence: then one of them is better than none. */
    private static final int SEQUENCE_ROUNDS = 2;

    private static final int MAX_FAILURES = 3;

    /** For another claim of this instance to end; the case is read again then. */
    private static final Duration IN_PROGRESS_TIMEOUT = Duration.ofSeconds(1);

    private static final CaseCommandResult NOTHING = new Refused(Conflict.NOTHING_WAITING);
    private static final CaseCommandResult ABSENT = new Refused(Conflict.ABSENT);

    private final QueueStore queue;
    private final CaseStore store;
    private final ReviewerStore reviewers;
    private final CaseCommands commands;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SideQueue side;
    /** Cases that a claim of this instance is trying, which its other claims skip; completed with whether it took the case. */
    private final Map<SignatureId, CompletableFuture<Boolean>> inProgress = new ConcurrentHashMap<>();

    public ReviewQueue(
            QueueStore queue,
            CaseStore store,
            ReviewerStore reviewers,
            CaseCommands commands,
            InstantSource clock,
            RandomGenerator random) {
        this(queue, store, reviewers, commands, clock, random, SideQueue.NONE);
    }

    /** @param side cases that are handed out now and then */
    public ReviewQueue(
            QueueStore queue,
            CaseStore store,
            ReviewerStore reviewers,
            CaseCommands commands,
            InstantSource clock,
            RandomGenerator random,
            SideQueue side) {
        this.side = side;
        this.queue = queue;
        this.store = store;
        this.reviewers = reviewers;
        this.commands = commands;
        this.clock = clock;
        this.random = random;
    }

    /** Whether a reviewer holds the lease of an open revision. */
    public enum Waiting {
        OPEN,
        WAITING,
        CLAIMED,
        /** A question to the applicant is open. */
        ASKED;

        /** The name in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param region null for every region */
    public record Filter(Waiting state, @Nullable Region region) {}

    /** @param next the position after which the following page starts, null for the last page */
    public record Page(List<Case> cases, @Nullable QueuePosition next) {}

    public Page page(Filter filter, @Nullable QueuePosition after, int limit) {
        var cases = queue.page(filter, clock.instant(), after, limit + 1);
        if (cases.size() <= limit) {
            return new Page(cases, null);
        }
        var shown = cases.subList(0, limit);
        return new Page(shown, shown.getLast().queuePosition());
    }

    /**
     * Claims the first case that the reviewer may claim: those that are offered to the reviewer before others, for a senior
     * those that need one, then all in queue order. A case of an account on whose cases another reviewer works comes after the others
     * of the first reads.
     */
    public CaseCommandResult claimNext(ClaimFilter filter, Reviewer reviewer) {
        var now = clock.instant();
        var attempt = new ClaimAttempt(reviewer, now);
        boolean isSideFirst = side.isDrawn(random);
        var aside = isSideFirst ? claimAside(filter, reviewer, now) : null;
        if (aside != null) {
            return aside;
        }
        var claimed = claimWaiting(filter, reviewer, attempt);
        var last = isSideFirst || !claimed.equals(NOTHING) ? null : claimAside(filter, reviewer, now);
        return last == null ? claimed : last;
    }

    private @Nullable CaseCommandResult claimAside(ClaimFilter filter, Reviewer reviewer, Instant now) {
        var attempt = new ClaimAttempt(reviewer, now);
        for (var some : side.candidates(filter, reviewer, now, CANDIDATES)) {
            var claimed = attempt.claimAny(some.stream()
                    .filter(candidate -> !candidate.avoids(reviewer.name(), now))
                    .toList());
            if (claimed != null) {
                return claimed;
            }
        }
        return null;
    }

    private CaseCommandResult claimWaiting(ClaimFilter filter, Reviewer reviewer, ClaimAttempt attempt) {
        var now = attempt.now;
        var waiting = candidates(filter, now, null);
        var accounts = waiting.stream().map(ClaimCandidate::account).collect(Collectors.toSet());
        var around = queue.around(reviewer.name(), filter, accounts, now, CANDIDATES);
        accounts.forEach(
                account -> attempt.othersWorkOn.put(account, around.workedOn().contains(account)));
        var first = attempt.claimOne(around.offered());
        if (first == null && reviewer.senior()) {
            first = attempt.claimOne(queue.escalated(filter, now, CANDIDATES));
        }
        return first == null ? claimInOrder(filter, attempt, waiting) : first;
    }

    private List<ClaimCandidate> candidates(ClaimFilter filter, Instant now, @Nullable QueuePosition after) {
        return queue.claimable(filter, now, after, CANDIDATES + inProgress.size());
    }

    private CaseCommandResult nothingFor(ClaimAttempt attempt) {
        var record = reviewers.load(attempt.reviewer.name());
        return new Refused(record.isAbsentAt(attempt.now) ? Conflict.ABSENT : Conflict.NOTHING_WAITING);
    }

    /** @param first those at the front of the queue */
    private CaseCommandResult claimInOrder(ClaimFilter filter, ClaimAttempt attempt, List<ClaimCandidate> first) {
        QueuePosition after = null;
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            var candidates = round == 1 ? first : candidates(filter, attempt.now, after);
            boolean isEnd = candidates.isEmpty();
            var claimed = attempt.claimOne(candidates);
            if (claimed == null && (isEnd || round >= SEQUENCE_ROUNDS)) {
                claimed = attempt.claimPostponed();
            }
            if (claimed != null) {
                return claimed;
            }
            if (isEnd && attempt.isNothingLeft()) {
                break;
            }
            after = isEnd ? null : candidates.getLast().position();
        }
        return nothingFor(attempt);
    }

    /** One claim of a next case. */
    private final class ClaimAttempt {

        private final Reviewer reviewer;
        private final Instant now;
        private final Map<AccountId, Boolean> othersWorkOn = new HashMap<>();
        private final List<ClaimCandidate> postponed = new ArrayList<>();
        private boolean inSequence = true;
        /** Cases that were left to other claims of this instance, each of which may fail. */
        private final List<CompletableFuture<Boolean>> passedOver = new ArrayList<>();

        private ClaimAttempt(Reviewer reviewer, Instant now) {
            this.reviewer = reviewer;
            this.now = now;
        }

        /** Waits for the claims to which cases were left, instead of reading the queue until they have ended. */
        private boolean isNothingLeft() {
            boolean areTaken = passedOver.stream().allMatch(ReviewQueue::isTaken);
            passedOver.clear();
            return areTaken;
        }

        private @Nullable CaseCommandResult claimOne(List<ClaimCandidate> candidates) {
            var open = new ArrayList<ClaimCandidate>();
            for (var candidate : candidates) {
                if (candidate.avoids(reviewer.name(), now)) {
                    continue;
                }
                (isPostponed(candidate) ? postponed : open).add(candidate);
            }
            return claimAny(open);
        }

        private boolean isPostponed(ClaimCandidate candidate) {
            return inSequence
                    && othersWorkOn.computeIfAbsent(
                            candidate.account(), account -> queue.isWorkedOnByOther(account, reviewer.name(), now));
        }

        /** From now on cases of one account are no longer claimed in sequence. */
        private @Nullable CaseCommandResult claimPostponed() {
            inSequence = false;
            var claimed = claimAny(postponed);
            postponed.clear();
            return claimed;
        }

        /** A case that cannot be read does not hide those behind it; an outage of the store fails after a few of them. */
        private @Nullable CaseCommandResult claimAny(List<ClaimCandidate> candidates) {
            var remaining = new ArrayList<>(candidates);
            var failures = new ArrayList<RuntimeException>();
            while (!remaining.isEmpty()) {
                try {
                    var answer = tryOne(remaining.removeFirst());
                    if (answer instanceof Leased || answer instanceof LimitReached || ABSENT.equals(answer)) {
                        return answer;
                    }
                    if (answer != null) {
                        // another claim was faster, and the others that it overtook try the next candidate as well
                        remaining.replaceAll(ClaimCandidate::unread);
                        Collections.shuffle(remaining, random);
                    }
                } catch (RuntimeException failed) {
                    failures.add(failed);
                    if (failures.size() == MAX_FAILURES) {
                        throw failed;
                    }
                }
            }
            if (!failures.isEmpty()) {
                throw failures.getFirst();
            }
            return null;
        }

        /** Null if another claim of this instance is trying the case, or has taken it since the queue was read. */
        private @Nullable CaseCommandResult tryOne(ClaimCandidate candidate) {
            var ended = new CompletableFuture<Boolean>();
            var other = inProgress.putIfAbsent(candidate.signature(), ended);
            if (other != null) {
                passedOver.add(other);
                return null;
            }
            boolean isTaken = false;
            try {
                if (commands.isClaimedSince(candidate)) {
                    isTaken = true;
                    return null;
                }
                var answer = commands.claimOffered(candidate, reviewer);
                isTaken = answer instanceof Leased;
                return answer;
            } finally {
                inProgress.remove(candidate.signature());
                ended.complete(isTaken);
            }
        }
    }

    private static boolean isTaken(CompletableFuture<Boolean> claim) {
        return claim.copy()
                .completeOnTimeout(false, IN_PROGRESS_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What the reviewer holds: every slot, with the case if its lease has that slot's token. */
    public OwnClaims own(String reviewer) {
        var now = clock.instant();
        var record = reviewers.load(reviewer);
        var held = record.slots().stream().filter(slot -> slot.isHeldAt(now)).toList();
        var cases = held.isEmpty()
                ? Map.<SignatureId, Case>of()
                : store.load(held.stream().map(Slot::signature).collect(Collectors.toSet()));
        return new OwnClaims(
                held.stream()
                        .map(slot -> OwnClaims.Claim.of(slot, cases.get(slot.signature())))
                        .toList(),
                record.isAbsentAt(now) ? record.absence() : null);
    }

    public @Nullable Case find(SignatureId signature) {
        return store.load(List.of(signature)).get(signature);
    }
}
