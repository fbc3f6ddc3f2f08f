package io.countersign.simulation.store;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.HistoryPage;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.history.HistoryPaging;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The collections of review-service on one disk. */
public final class ReviewStores implements CaseStore, QueueStore, HistoryStore, ReviewerStore {

    private final World world;
    private final Disk disk;
    private final SimulatedCollection<SignatureId, Case> cases;
    private final SimulatedCollection<SignatureId, Instant> separateUnsentSince;
    private final SimulatedCollection<String, HistoryPage> pages;
    private final SimulatedCollection<String, ReviewerRecord> reviewers;
    private int strayPages;

    public ReviewStores(World world) {
        this.world = world;
        this.disk = new Disk(world);
        this.cases = disk.collection();
        this.separateUnsentSince = disk.collection();
        this.pages = disk.collection();
        this.reviewers = disk.collection();
    }

    /** As they are read. */
    public List<Case> all() {
        return cases.all();
    }

    /** As they are written last. */
    public Collection<Case> latest() {
        return cases.latest();
    }

    /** Whether everything that was written is also read. */
    public boolean isFlushed() {
        return !cases.isDirty() && !reviewers.isDirty();
    }

    @Override
    public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
        var loaded = cases.get(signatures);
        world.chance().point();
        return loaded;
    }

    @Override
    public Set<SignatureId> save(Collection<Case> changed) {
        var accepted = changed.stream().filter(one -> !isRefused(one)).toList();
        var overflow = new ArrayList<HistoryPage>();
        boolean pagesFirst = world.has(Guard.PAGE_BEFORE_ITS_ENTRIES_ARE_DROPPED);
        var bounded = HistoryPaging.moveOverflow(accepted, pagesFirst ? this::insert : overflow::add);
        var overtaken = disk.write(() -> write(bounded));
        overflow.forEach(this::insert);
        if (accepted.size() < changed.size()) {
            throw new DocumentRefused();
        }
        if (!world.has(Guard.UNSENT_SINCE_IN_THE_SAME_WRITE)) {
            disk.write(() -> writeUnsentSince(changed, overtaken));
        }
        return overtaken;
    }

    private boolean isRefused(Case one) {
        return !one.signature().isForQuality()
                && one.revisions().keySet().stream().anyMatch(revision -> world.refuses(one.signature(), revision));
    }

    private void insert(HistoryPage page) {
        disk.write(() -> {
            var id = world.has(Guard.PAGE_ID_FROM_ITS_ENTRIES) ? page.id() : page.id() + "#" + strayPages++;
            if (pages.latest(id).isEmpty()) {
                pages.put(id, page);
            }
            return id;
        });
    }

    private Set<SignatureId> write(Collection<Case> changed) {
        var overtaken = new LinkedHashSet<SignatureId>();
        for (var one : changed) {
            var stored = cases.latest(one.signature()).orElse(null);
            if (isCurrent(stored, one)) {
                if (stored != null) {
                    LeaseChecks.check(stored, one, world);
                }
                cases.put(
                        one.signature(),
                        one.withVersion(one.version() + 1)
                                .withHistory(one.history().asStored()));
            } else {
                overtaken.add(one.signature());
            }
            world.chance().point();
        }
        return overtaken;
    }

    private boolean isCurrent(@Nullable Case stored, Case next) {
        boolean sameVersion = (stored == null ? 0 : stored.version()) == next.version();
        boolean sameCount = (stored == null ? 0 : stored.history().count())
                == next.history().storedCount();
        return (sameVersion || !world.has(Guard.CASE_COMPARED_AND_SET))
                && (sameCount || !world.has(Guard.HISTORY_COUNT_COMPARED) || !world.has(Guard.CASE_COMPARED_AND_SET));
    }

    /** The mutant: the time is written to a document of its own, and a crash may come between the two writes. */
    private Set<SignatureId> writeUnsentSince(Collection<Case> changed, Set<SignatureId> overtaken) {
        for (var one : changed) {
            if (!overtaken.contains(one.signature()) && one.unsentSince() != null) {
                separateUnsentSince.put(one.signature(), one.unsentSince());
            } else if (!overtaken.contains(one.signature())) {
                separateUnsentSince.remove(one.signature());
            }
        }
        return overtaken;
    }

    @Override
    public List<SignatureId> unsentBefore(Instant time, int limit) {
        return world.has(Guard.UNSENT_SINCE_IN_THE_SAME_WRITE)
                ? before(time, limit, cases.all().stream(), Case::signature, Case::unsentSince)
                : before(
                        time,
                        limit,
                        separateUnsentSince.keys().stream(),
                        id -> id,
                        id -> separateUnsentSince.get(id).orElse(null));
    }

    private static <T> List<SignatureId> before(
            Instant time,
            int limit,
            Stream<T> all,
            Function<T, SignatureId> signature,
            Function<T, @Nullable Instant> since) {
        return all.filter(one -> {
                    var instant = since.apply(one);
                    return instant != null && instant.isBefore(time);
                })
                .map(signature)
                .limit(limit)
                .toList();
    }

    @Override
    public boolean append(Case read, CaseHistory next) {
        var overflow = new ArrayList<HistoryPage>();
        boolean pagesFirst = world.has(Guard.PAGE_BEFORE_ITS_ENTRIES_ARE_DROPPED);
        var bounded = HistoryPaging.moveOverflow(
                        List.of(read.withHistory(next)), pagesFirst ? this::insert : overflow::add)
                .getFirst()
                .history();
        boolean appended = disk.write(() -> {
            var stored = cases.latest(read.signature()).orElse(null);
            boolean isCurrent = stored != null && stored.history().count() == next.storedCount();
            if (isCurrent) {
                cases.put(read.signature(), requireNonNull(stored).withHistory(bounded.asStored()));
            }
            return isCurrent;
        });
        overflow.forEach(this::insert);
        return appended;
    }

    @Override
    public List<HistoryEntry> pagedEntries(SignatureId signature, long from, int limit) {
        return pages.all().stream()
                .filter(page -> page.signature().equals(signature))
                .flatMap(page -> page.entries().stream())
                .filter(entry -> entry.number() >= from)
                .sorted(Comparator.comparingLong(HistoryEntry::number))
                .limit(limit)
                .toList();
    }

    @Override
    public List<ClaimCandidate> claimable(ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit) {
        return candidates(open -> {
                    var assignment = open.handling().assignment();
                    return isFree(open, now)
                            && open.handling().escalation() == null
                            && (assignment == null || !now.isBefore(assignment.until()));
                })
                .filter(candidate -> after == null || candidate.position().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<ClaimCandidate> offered(String reviewer, ClaimFilter filter, Instant now, int limit) {
        var preferring = cases.all().stream()
                .filter(known -> reviewer.equals(known.preferredReviewer()))
                .map(Case::signature)
                .toList();
        return candidates(open -> isFree(open, now))
                .filter(candidate -> preferring.contains(candidate.signature()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<ClaimCandidate> escalated(ClaimFilter filter, Instant now, int limit) {
        return candidates(open -> {
                    var assignment = open.handling().assignment();
                    return isFree(open, now)
                            && open.handling().escalation() != null
                            && (assignment == null || !now.isBefore(assignment.until()));
                })
                .limit(limit)
                .toList();
    }

    public static boolean isFree(Open open, Instant now) {
        var lease = open.lease();
        var hold = open.handling().hold();
        return open.clock().openQuestion() == null
                && (lease == null || !now.isBefore(lease.until()))
                && (hold == null || !now.isBefore(hold.until()));
    }

    private Stream<ClaimCandidate> candidates(Predicate<Open> condition) {
        world.chance().point();
        return cases.all().stream()
                .filter(known ->
                        known.open() != null && condition.test(known.open().getValue()))
                .map(this::candidate)
                .sorted(Comparator.comparing(ClaimCandidate::position));
    }

    private ClaimCandidate candidate(Case known) {
        var handling = requireNonNull(known.open()).getValue().handling();
        return new ClaimCandidate(
                requireNonNull(known.queuePosition()),
                known.account(),
                world.has(Guard.NEXT_LOOKS_AT_THE_SKIP) ? ClaimCandidate.avoiding(handling) : List.of());
    }

    @Override
    public boolean isWorkedOnByOther(AccountId account, String reviewer, Instant now) {
        world.chance().point();
        return cases.all().stream()
                .map(Case::open)
                .anyMatch(open -> open != null
                        && open.getValue().lease() != null
                        && now.isBefore(open.getValue().lease().until())
                        && !open.getValue().lease().reviewer().equals(reviewer));
    }

    @Override
    public List<Case> page(Filter filter, Instant now, @Nullable QueuePosition after, int limit) {
        throw new UnsupportedOperationException("no page is shown");
    }

    @Override
    public QueueStatistics statistics(Instant now) {
        throw new UnsupportedOperationException("nothing is measured");
    }

    @Override
    public ReviewerRecord load(String reviewer) {
        var loaded = reviewers.get(reviewer).orElse(ReviewerRecord.unknown(reviewer));
        world.chance().point();
        return loaded;
    }

    @Override
    public boolean save(ReviewerRecord record) {
        return disk.write(() -> {
            var stored = reviewers.latest(record.reviewer()).orElse(ReviewerRecord.unknown(record.reviewer()));
            boolean current = stored.version() == record.version() || !world.has(Guard.REVIEWER_COMPARED_AND_SET);
            if (current) {
                LeaseChecks.check(stored, record, world);
                reviewers.put(record.reviewer(), record.withVersion(stored.version() + 1));
            }
            return current;
        });
    }
}
