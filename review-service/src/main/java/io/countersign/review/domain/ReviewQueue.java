package io.countersign.review.domain;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.CaseCommandResult.Leased;
import io.countersign.review.domain.CaseCommandResult.LimitReached;
import io.countersign.review.domain.CaseCommandResult.Refused;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The reviewers' queue: an index proposes candidates, and the claim's compare-and-set decides. */
public final class ReviewQueue {

    /** Candidates read for one claim; another instance may claim some of them first. */
    public static final int CANDIDATES = 8;

    private static final int MAX_ROUNDS = 20;
    private static final int MAX_FAILURES = 3;

    private final QueueStore queue;
    private final CaseStore store;
    private final CaseCommands commands;
    private final InstantSource clock;
    private final RandomGenerator random;
    /** Cases that a claim of this instance is trying, which its other claims skip. */
    private final Set<SignatureId> inProgress = ConcurrentHashMap.newKeySet();

    public ReviewQueue(
            QueueStore queue, CaseStore store, CaseCommands commands, InstantSource clock, RandomGenerator random) {
        this.queue = queue;
        this.store = store;
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
        ASKED
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

    /** Claims the first case in queue order that the reviewer may claim. */
    public CaseCommandResult claimNext(@Nullable Region region, Reviewer reviewer) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var candidates = queue.claimable(region, clock.instant(), CANDIDATES + inProgress.size());
            if (candidates.isEmpty()) {
                break;
            }
            var claimed = claimOne(candidates, reviewer);
            if (claimed != null) {
                return claimed;
            }
        }
        return new Refused(Conflict.NOTHING_WAITING);
    }

    /** A case that cannot be read does not hide those behind it; an outage of the store fails after a few of them. */
    private @Nullable CaseCommandResult claimOne(List<SignatureId> candidates, Reviewer reviewer) {
        var remaining = new ArrayList<>(candidates);
        var failures = new ArrayList<RuntimeException>();
        while (!remaining.isEmpty()) {
            var candidate = remaining.removeFirst();
            if (inProgress.add(candidate)) {
                try {
                    var answer = commands.claimUnleased(candidate, reviewer);
                    if (answer instanceof Leased || answer instanceof LimitReached) {
                        return answer;
                    }
                } catch (RuntimeException failed) {
                    failures.add(failed);
                    if (failures.size() == MAX_FAILURES) {
                        throw failed;
                    }
                    continue;
                } finally {
                    inProgress.remove(candidate);
                }
                // another claim was faster, and the others that it overtook try the next candidate as well
                Collections.shuffle(remaining, random);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return null;
    }

    public @Nullable Case find(SignatureId signature) {
        return store.load(List.of(signature)).get(signature);
    }
}
