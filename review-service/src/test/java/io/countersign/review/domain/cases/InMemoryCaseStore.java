package io.countersign.review.domain.cases;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.clock.TimerStore;
import io.countersign.review.domain.history.HistoryPaging;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.inbox.PaceStore;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.report.CaseSearch;
import io.countersign.review.domain.report.CaseSearchStore;
import io.countersign.review.domain.report.ReviewerDecision;
import io.countersign.review.domain.report.ReviewerDecisionStore;
import io.countersign.review.domain.report.SearchPosition;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps cases in memory as the real store does; tests break it by overriding. */
public class InMemoryCaseStore
        implements CaseStore, QueueStore, TimerStore, PaceStore, HistoryStore, CaseSearchStore, ReviewerDecisionStore {

    private static final Reviewer ANYONE = Reviewer.named("");
    private static final Reviewer SENIOR = new Reviewer("", true);

    private final Map<SignatureId, Case> cases = new TreeMap<>();
    private final Map<String, HistoryPage> pages = new HashMap<>();

    @Override
    public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
        var found = new HashMap<>(all());
        found.keySet().retainAll(new HashSet<>(signatures));
        return found;
    }

    @Override
    public Set<SignatureId> save(Collection<Case> changed) {
        var overtaken = new HashSet<SignatureId>();
        for (var one : HistoryPaging.moveOverflow(changed, this::insertPage)) {
            if (!saveOne(one)) {
                overtaken.add(one.signature());
            }
        }
        return overtaken;
    }

    private synchronized boolean saveOne(Case one) {
        boolean current = storedVersion(one.signature()) == one.version()
                && storedEntries(one.signature()) == one.history().storedCount();
        if (current) {
            put(one);
        }
        return current;
    }

    private long storedVersion(SignatureId signature) {
        var stored = cases.get(signature);
        return stored == null ? 0 : stored.version();
    }

    private long storedEntries(SignatureId signature) {
        var stored = cases.get(signature);
        return stored == null ? 0 : stored.history().count();
    }

    /** As a crash leaves it behind. */
    synchronized void insertPage(HistoryPage page) {
        pages.putIfAbsent(page.id(), page);
    }

    @Override
    public synchronized boolean append(Case read, CaseHistory next) {
        var bounded = HistoryPaging.moveOverflow(List.of(read.withHistory(next)), this::insertPage)
                .getFirst()
                .history();
        var stored = cases.get(read.signature());
        if (stored == null || stored.history().count() != next.storedCount()) {
            return false;
        }
        cases.put(read.signature(), stored.withHistory(bounded.asStored()));
        return true;
    }

    @Override
    public synchronized List<HistoryEntry> pagedEntries(SignatureId signature, long from, int limit) {
        return pages.values().stream()
                .filter(page -> page.signature().equals(signature))
                .flatMap(page -> page.entries().stream())
                .filter(entry -> entry.number() >= from)
                .sorted(Comparator.comparingLong(HistoryEntry::number))
                .limit(limit)
                .toList();
    }

    /** Writes without comparing: what a store without compare-and-set would do. */
    protected final synchronized void put(Case one) {
        cases.put(
                one.signature(),
                one.withVersion(storedVersion(one.signature()) + 1)
                        .withHistory(one.history().asStored()));
    }

    @Override
    public synchronized List<SignatureId> unsentBefore(Instant time, int limit) {
        return cases.values().stream()
                .filter(known ->
                        known.unsentSince() != null && known.unsentSince().isBefore(time))
                .sorted(Comparator.comparing(known -> Objects.requireNonNull(known.unsentSince())))
                .map(Case::signature)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<SignatureId> timersUntil(Instant now, int limit) {
        return queue().filter(known -> !timer(known).isAfter(now))
                .sorted(Comparator.comparing(InMemoryCaseStore::timer))
                .map(Case::signature)
                .limit(limit)
                .toList();
    }

    @Override
    public List<ClaimCandidate> claimable(ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit) {
        return candidates(filter, open -> isFree(open, now) && open.handling().refusal(ANYONE, now) == null)
                .filter(candidate -> after == null || candidate.position().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    private static Instant timer(Case known) {
        var open = Objects.requireNonNull(known.open()).getValue();
        return Objects.requireNonNullElse(open.clock().nextTimerAt(open.due()), Instant.MAX);
    }

    @Override
    public synchronized long decisionsSince(Instant since) {
        return cases.values().stream()
                .filter(known -> known.revisions().values().stream()
                        .anyMatch(state -> state instanceof Decided decided
                                && decided.reviewerVerdict() != null
                                && !decided.at().isBefore(since)))
                .count();
    }

    @Override
    public List<ClaimCandidate> offered(String reviewer, ClaimFilter filter, Instant now, int limit) {
        var preferring = all().values().stream()
                .filter(known -> reviewer.equals(known.preferredReviewer()))
                .map(Case::signature)
                .toList();
        return candidates(filter, open -> isFree(open, now))
                .filter(candidate -> preferring.contains(candidate.signature()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<ClaimCandidate> escalated(ClaimFilter filter, Instant now, int limit) {
        return candidates(
                        filter,
                        open -> open.handling().escalation() != null
                                && isFree(open, now)
                                && open.handling().refusal(SENIOR, now) == null)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean isWorkedOnByOther(AccountId account, String reviewer, Instant now) {
        return queue().filter(known -> known.account().equals(account))
                .map(known -> Objects.requireNonNull(known.open()).getValue())
                .anyMatch(open -> open.lease() != null
                        && open.isLeasedAt(now)
                        && !open.lease().reviewer().equals(reviewer));
    }

    private static boolean isFree(Open open, Instant now) {
        var hold = open.handling().hold();
        return !open.isLeasedAt(now) && !open.hasOpenQuestion() && (hold == null || !now.isBefore(hold.until()));
    }

    private synchronized Stream<ClaimCandidate> candidates(ClaimFilter filter, Predicate<Open> condition) {
        return queue()
                .filter(known -> {
                    var open = Objects.requireNonNull(known.open()).getValue();
                    return filter.matches(open) && condition.test(open);
                })
                .map(known -> new ClaimCandidate(
                        position(known),
                        known.account(),
                        ClaimCandidate.avoiding(
                                Objects.requireNonNull(known.open()).getValue().handling())))
                .toList()
                .stream();
    }

    @Override
    public synchronized List<Case> page(Filter filter, Instant now, @Nullable QueuePosition after, int limit) {
        return queue().filter(known -> matches(known, filter, now))
                .filter(known -> after == null || position(known).compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    private Stream<Case> queue() {
        return cases.values().stream()
                .filter(known -> known.open() != null)
                .sorted(Comparator.comparing(InMemoryCaseStore::position));
    }

    private static QueuePosition position(Case known) {
        return Objects.requireNonNull(known.queuePosition());
    }

    private static boolean matches(Case known, Filter filter, Instant now) {
        var open = Objects.requireNonNull(known.open()).getValue();
        boolean state = switch (filter.state()) {
            case OPEN -> true;
            case WAITING ->
                !open.isLeasedAt(now)
                        && !open.hasOpenQuestion()
                        && open.handling().refusal(ANYONE, now) == null;
            case CLAIMED -> open.isLeasedAt(now);
            case ASKED -> open.hasOpenQuestion();
        };
        return state
                && (filter.region() == null
                        || filter.region() == open.content().application().region());
    }

    @Override
    public synchronized QueueStatistics statistics(Instant now) {
        var open = queue().map(known -> Objects.requireNonNull(known.open()).getValue())
                .toList();
        return new QueueStatistics(
                open.size(),
                queue().filter(known -> !position(known).due().isAfter(now)).count(),
                open.stream()
                        .map(one -> one.content().submittedAt())
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    @Override
    public List<Case> search(CaseSearch search, @Nullable SearchPosition after, int limit) {
        return all().values().stream()
                .filter(search::matches)
                .filter(known -> after == null || SearchPosition.of(known).compareTo(after) > 0)
                .sorted(Comparator.comparing(SearchPosition::of))
                .limit(limit)
                .toList();
    }

    @Override
    public List<ReviewerDecision> decisionsBetween(Instant from, Instant until, int limit) {
        return all().values().stream()
                .flatMap(ReviewerDecision::of)
                .filter(accepted -> accepted.isBetween(from, until))
                .limit(limit)
                .toList();
    }

    /** Every case, for what a test wants to compare. */
    public synchronized Map<SignatureId, Case> all() {
        return new TreeMap<>(cases);
    }

    /** A store that comes back without what it had not flushed. */
    public synchronized void forgetEverything() {
        cases.clear();
    }
}
