package io.countersign.review.store.cases;

import static io.countersign.review.store.fields.QueueFields.AVAILABLE_AT;
import static io.countersign.review.store.fields.QueueFields.POSITION;
import static io.countersign.review.store.fields.QueueFields.QUEUE;

import com.mongodb.client.MongoCollection;
import io.countersign.contracts.AccountId;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.DocumentMapper;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueSurroundings;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.store.fields.QueueFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * What claims read of the queue. Claims at the same time share a read, which begins after each of them: all get the same
 * candidates, one more for each further claim. Thread-safe.
 */
final class ClaimQueries {

    /** Of each query of a claim: the first one may be claimed by another reviewer meanwhile. */
    private static final int MIN_CANDIDATES = 2;
    /** Of the cases around a claim. */
    private static final int MAX_AROUND = 100;
    /** Of the cases around several claims; if there are more, each claim reads its own. */
    private static final int MAX_SHARED_AROUND = 1_000;

    private static final Document BY_POSITION = new Document(POSITION, 1);
    static final Document BY_AVAILABILITY = new Document(AVAILABLE_AT, 1).append(POSITION, 1);

    private final MongoCollection<Document> cases;
    private final Codec<Document> codec;
    private final EndedLeases endedLeases;
    private final DocumentMapper<Case> mapper;
    private final RequestBatcher<FrontRead, List<ClaimCandidate>> fronts = new RequestBatcher<>(this::readFronts);
    private final RequestBatcher<AroundRead, QueueSurroundings> arounds = new RequestBatcher<>(this::readArounds);

    ClaimQueries(MongoCollection<Document> cases, EndedLeases endedLeases, DocumentMapper<Case> mapper) {
        this.cases = cases;
        this.codec = cases.getCodecRegistry().get(Document.class);
        this.endedLeases = endedLeases;
        this.mapper = mapper;
    }

    private record FrontRead(ClaimFilter filter, Instant now, int limit) {}

    private record AroundRead(String reviewer, ClaimFilter filter, Set<AccountId> accounts, Instant now, int limit) {}

    /** A case as it was read; {@code queue} holds the fields of the queue alone. */
    private record FoundCase(RawBsonDocument whole, Document queue) {

        String position() {
            return QueueFields.position(queue);
        }
    }

    List<ClaimCandidate> claimable(ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit) {
        return after == null
                ? fronts.commit(List.of(new FrontRead(filter, now, limit))).getFirst()
                : candidates(filter, now, after, limit);
    }

    private List<List<ClaimCandidate>> readFronts(List<FrontRead> reads) {
        var found = new HashMap<ClaimFilter, List<ClaimCandidate>>();
        reads.stream()
                .collect(Collectors.groupingBy(FrontRead::filter))
                .forEach((filter, same) -> found.put(filter, readFront(filter, same)));
        return reads.stream()
                .map(one -> found.getOrDefault(one.filter(), List.of()))
                .toList();
    }

    private List<ClaimCandidate> readFront(ClaimFilter filter, List<FrontRead> same) {
        var now =
                same.stream().map(FrontRead::now).max(Comparator.naturalOrder()).orElseThrow();
        int limit = same.stream().mapToInt(FrontRead::limit).max().orElseThrow();
        return candidates(filter, now, null, limit + same.size() - 1);
    }

    private List<ClaimCandidate> candidates(ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit) {
        boolean isWhole = ClaimFilter.in(filter.region()).equals(filter) && after == null;
        var read = new CandidateRead(filter, now, after, limit);
        read.addAvailable();
        if (!read.areEndedRead
                && (!isWhole || !endedLeases.isNoneKnown(filter.region(), now) || read.found.isEmpty())) {
            read.addEnded();
        }
        if (isWhole && read.areEndedRead) {
            endedLeases.found(filter.region(), now, read.hasEnded());
        }
        return read.complete().limit(limit).map(this::candidate).toList();
    }

    /**
     * Cases that nothing prevents anyone from claiming precede, in the index, those whose lease, hold or assignment has
     * ended. So one query reads both where they are few; where there are many, the latter are read by another one.
     */
    private final class CandidateRead {

        private final ClaimFilter filter;
        private final Instant now;
        private final @Nullable QueuePosition after;
        private final List<Document> prefixes;
        private final int each;
        private final NavigableMap<String, FoundCase> found = new TreeMap<>();
        /** Beyond the first of these positions, a query has not read everything. */
        private final NavigableSet<String> ends = new TreeSet<>();

        private boolean areEndedRead;

        private CandidateRead(ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit) {
            this.filter = filter;
            this.now = now;
            this.after = after;
            this.prefixes = QueueFields.prefixes(filter);
            this.each = Math.max(MIN_CANDIDATES, limit / prefixes.size());
        }

        private void addAvailable() {
            boolean isFront = after == null && filter.priority() == null;
            areEndedRead = isFront;
            for (var prefix : prefixes) {
                var read = isFront
                        ? find(QueueFields.available(prefix, now), BY_AVAILABILITY, each)
                        : find(QueueFields.free(prefix, filter, after), BY_POSITION, each);
                add(read);
                boolean isCut = read.size() == each;
                areEndedRead &= !isCut;
                if (isCut && QueueFields.isFree(read.getLast().queue())) {
                    ends.add(read.getLast().position());
                }
            }
        }

        private void addEnded() {
            prefixes.forEach(prefix -> add(find(QueueFields.ended(prefix, filter, after, now), BY_AVAILABILITY, each)));
            areEndedRead = true;
        }

        private void add(List<FoundCase> read) {
            read.forEach(one -> found.put(one.position(), one));
        }

        private boolean hasEnded() {
            return found.values().stream().anyMatch(one -> !QueueFields.isFree(one.queue()));
        }

        private Stream<FoundCase> complete() {
            return (ends.isEmpty() ? found : found.headMap(ends.first(), true)).values().stream();
        }
    }

    private List<FoundCase> find(Document filter, Document order, int limit) {
        return cases.find(filter, RawBsonDocument.class)
                .sort(order)
                .limit(limit)
                .batchSize(limit + 1)
                .map(whole -> new FoundCase(whole, queue(whole)))
                .into(new ArrayList<>());
    }

    private Document queue(RawBsonDocument whole) {
        var queue = (RawBsonDocument) whole.getDocument(QUEUE);
        return new Document(QUEUE, queue.decode(codec));
    }

    /** Its case is mapped when a claim comes to it. */
    private ClaimCandidate candidate(FoundCase found) {
        var candidate = QueueFields.candidate(found.queue());
        return new ClaimCandidate(
                candidate.position(),
                candidate.account(),
                candidate.avoiding(),
                SingletonSupplier.ofNullable(
                        () -> mapper.mapReadable(found.whole().decode(codec))
                                .findFirst()
                                .orElse(null)));
    }

    QueueSurroundings around(String reviewer, ClaimFilter filter, Set<AccountId> accounts, Instant now, int limit) {
        return arounds.commit(List.of(new AroundRead(reviewer, filter, accounts, now, limit)))
                .getFirst();
    }

    /** Offers come first in the index, so that a limit cuts off leases, which only postpone a case. */
    private List<QueueSurroundings> readArounds(List<AroundRead> reads) {
        var reviewers = reads.stream().map(AroundRead::reviewer).collect(Collectors.toSet());
        var accounts = reads.stream().flatMap(one -> one.accounts().stream()).collect(Collectors.toSet());
        int max = Math.min(MAX_AROUND * reads.size(), MAX_SHARED_AROUND);
        var found = cases.find(QueueFields.around(reviewers, accounts))
                .projection(new Document(QUEUE, 1))
                .limit(max)
                .batchSize(max + 1)
                .into(new ArrayList<>());
        return reads.size() > 1 && found.size() == max
                ? reads.stream()
                        .map(one -> readArounds(List.of(one)).getFirst())
                        .toList()
                : reads.stream().map(one -> surroundings(one, found)).toList();
    }

    private static QueueSurroundings surroundings(AroundRead claim, List<Document> found) {
        var offered = found.stream()
                .filter(one -> QueueFields.isOffered(one, claim.reviewer(), claim.filter(), claim.now()))
                .toList();
        var workedOn = found.stream()
                .flatMap(one -> Stream.ofNullable(QueueFields.workedOnByOther(one, claim.reviewer(), claim.now())))
                .filter(claim.accounts()::contains)
                .collect(Collectors.toSet());
        return new QueueSurroundings(
                QueueFields.inOrder(offered).stream().limit(claim.limit()).toList(), workedOn);
    }
}
