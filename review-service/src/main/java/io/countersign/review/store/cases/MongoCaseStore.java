package io.countersign.review.store.cases;

import static io.countersign.review.store.cases.CaseDocument.ID;
import static io.countersign.review.store.cases.CaseDocument.UNSENT_SINCE;
import static io.countersign.review.store.cases.CaseDocument.VERSION;
import static io.countersign.review.store.cases.CaseDocument.WRITER;
import static io.countersign.review.store.fields.QueueFields.POSITION;
import static io.countersign.review.store.fields.QueueFields.SUBMITTED;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.DocumentMapper;
import io.countersign.platform.store.document.UniqueWrites;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.clock.TimerStore;
import io.countersign.review.domain.history.HistoryPaging;
import io.countersign.review.domain.inbox.PaceStore;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.review.domain.queue.QueueSurroundings;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.store.fields.QueueFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases in the collection {@code cases}. Every write is a compare-and-set by {@code _id}, version and count of the
 * history. Each write leaves its own stamp: where a bulk does not count every case as written, a read shows which
 * carry it. Single cases that are read, or written, at the same time share a command.
 */
@Component
class MongoCaseStore implements CaseStore, QueueStore, TimerStore, PaceStore {

    static final String CASES = "cases";

    /** So many verdicts say enough of the pace. */
    private static final int MAX_COUNTED_VERDICTS = 10_000;

    private final MongoCollection<Document> cases;
    private final EndedLeases endedLeases = new EndedLeases();
    private final CaseDocument documents;
    private final DocumentMapper<Case> mapper;
    private final MongoHistoryStore histories;
    private final ClaimQueries claims;
    private final RequestBatcher<SignatureId, Optional<Case>> reads = new RequestBatcher<>(this::readEach);
    private final RequestBatcher<Case, Boolean> saves = new RequestBatcher<>(this::saveEach);

    MongoCaseStore(MongoDatabase database, CollectionNames names, JsonMapper json) {
        histories = new MongoHistoryStore(database, names);
        cases = database.getCollection(names.of(CASES));
        documents = new CaseDocument(json);
        mapper = new DocumentMapper<>(CASES, documents::read);
        claims = new ClaimQueries(cases, endedLeases, mapper);
    }

    @Override
    public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
        if (signatures.size() != 1) {
            return read(signatures);
        }
        var signature = signatures.iterator().next();
        return reads.commit(List.of(signature))
                .getFirst()
                .map(known -> Map.of(signature, known))
                .orElse(Map.of());
    }

    private List<Optional<Case>> readEach(List<SignatureId> signatures) {
        var found = read(new HashSet<>(signatures));
        return signatures.stream()
                .map(one -> Optional.ofNullable(found.get(one)))
                .toList();
    }

    private Map<SignatureId, Case> read(Collection<SignatureId> signatures) {
        var ids = signatures.stream().map(SignatureId::text).toList();
        var found = new HashMap<SignatureId, Case>();
        var filter = ids.size() == 1 ? new Document(ID, ids.getFirst()) : new Document(ID, new Document("$in", ids));
        cases.find(filter)
                .batchSize(ids.size() + 1)
                .map(mapper::map)
                .forEach(known -> found.put(known.signature(), known));
        return found;
    }

    @Override
    public Set<SignatureId> save(Collection<Case> unbounded) {
        var changed = HistoryPaging.moveOverflow(unbounded, histories::insert);
        if (changed.size() == 1) {
            var only = changed.getFirst();
            return saves.commit(changed).getFirst() ? Set.of() : Set.of(only.signature());
        }
        var stamped = changed.stream().map(StampedCase::of).toList();
        var overtaken = new HashSet<SignatureId>();
        unwritten(stamped).forEach(one -> overtaken.add(one.known().signature()));
        return overtaken;
    }

    /** Whether each was written. Of two writes of one case only one is. */
    private List<Boolean> saveEach(List<Case> changed) {
        if (changed.size() == 1) {
            return List.of(saveOne(changed.getFirst()));
        }
        var stamped = changed.stream().map(StampedCase::of).toList();
        var unwritten = unwritten(stamped);
        return stamped.stream().map(one -> !unwritten.contains(one)).toList();
    }

    private boolean saveOne(Case known) {
        var document = documents.of(known, new ObjectId());
        endedLeases.written(document);
        return known.version() == 0
                ? UniqueWrites.insert(cases, document)
                : cases.replaceOne(current(known), document).getMatchedCount() == 1;
    }

    /** A case with the stamp of one write. */
    private record StampedCase(Case known, ObjectId stamp) {

        static StampedCase of(Case known) {
            return new StampedCase(known, new ObjectId());
        }
    }

    private Set<StampedCase> unwritten(List<StampedCase> changed) {
        var sorted = changed.stream()
                .sorted(Comparator.comparing(one -> one.known().signature().text()))
                .toList();
        return applied(sorted) ? Set.of() : unstamped(sorted);
    }

    private static Document current(Case known) {
        return new Document(ID, known.signature().text())
                .append(VERSION, known.version())
                .append(HistoryDocuments.COUNT, HistoryDocuments.storedCount(known.history()));
    }

    private boolean applied(List<StampedCase> sorted) {
        var writes = new ArrayList<WriteModel<Document>>(sorted.size());
        for (var one : sorted) {
            var document = documents.of(one.known(), one.stamp());
            endedLeases.written(document);
            writes.add(
                    one.known().version() == 0
                            ? new InsertOneModel<>(document)
                            : new ReplaceOneModel<>(current(one.known()), document));
        }
        return UniqueWrites.applyAll(cases, writes);
    }

    private Set<StampedCase> unstamped(List<StampedCase> sorted) {
        var stamps = new HashSet<Object>();
        var ids = sorted.stream()
                .map(one -> one.known().signature().text())
                .distinct()
                .toList();
        cases.find(new Document(ID, new Document("$in", ids)))
                .projection(new Document(WRITER, 1))
                .batchSize(ids.size() + 1)
                .forEach(document -> stamps.add(document.get(WRITER)));
        return sorted.stream().filter(one -> !stamps.contains(one.stamp())).collect(Collectors.toSet());
    }

    @Override
    public List<SignatureId> unsentBefore(Instant time, int limit) {
        var before = new Document("$lt", Date.from(time));
        return ids(new Document(UNSENT_SINCE, before), UNSENT_SINCE, limit)
                .map(MongoCaseStore::signature)
                .into(new ArrayList<>());
    }

    @Override
    public List<SignatureId> timersUntil(Instant now, int limit) {
        return ids(QueueFields.timersUntil(now), QueueFields.NEXT_TIMER_AT, limit)
                .map(MongoCaseStore::signature)
                .into(new ArrayList<>());
    }

    @Override
    public long decisionsSince(Instant since) {
        return cases.countDocuments(
                new Document(CaseDocument.REVIEWER_DECIDED_AT, new Document("$gte", Date.from(since))),
                new CountOptions().limit(MAX_COUNTED_VERDICTS));
    }

    @Override
    public List<ClaimCandidate> claimable(ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit) {
        return claims.claimable(filter, now, after, limit);
    }

    @Override
    public QueueSurroundings around(
            String reviewer, ClaimFilter filter, Set<AccountId> accounts, Instant now, int limit) {
        return claims.around(reviewer, filter, accounts, now, limit);
    }

    @Override
    public List<ClaimCandidate> offered(String reviewer, ClaimFilter filter, Instant now, int limit) {
        return QueueFields.inOrder(queue(QueueFields.offered(reviewer, filter, now), QueueFields.OFFERED_AT, limit));
    }

    @Override
    public List<ClaimCandidate> escalated(ClaimFilter filter, Instant now, int limit) {
        return QueueFields.inOrder(queue(QueueFields.escalated(filter, now), QueueFields.SENIOR_AT, limit));
    }

    private List<Document> queue(Document filter, String order, int limit) {
        return cases.find(filter)
                .projection(new Document(QueueFields.QUEUE, 1))
                .sort(new Document(order, 1))
                .limit(limit)
                .batchSize(limit + 1)
                .into(new ArrayList<>());
    }

    @Override
    public boolean isWorkedOnByOther(AccountId account, String reviewer, Instant now) {
        return cases.find(QueueFields.workedOnByOther(account, reviewer, now))
                        .projection(new Document(ID, 1))
                        .limit(1)
                        .first()
                != null;
    }

    private FindIterable<Document> ids(Document filter, String order, int limit) {
        return cases.find(filter)
                .projection(new Document(POSITION, 1))
                .sort(new Document(order, 1))
                .limit(limit)
                .batchSize(limit + 1);
    }

    private static SignatureId signature(Document found) {
        return SignatureId.of(found.getString(ID));
    }

    @Override
    public List<Case> page(Filter filter, Instant now, @Nullable QueuePosition after, int limit) {
        return QueueFields.page(filter, now, after).stream()
                .flatMap(query ->
                        cases.find(query).sort(new Document(POSITION, 1)).limit(limit).into(new ArrayList<>()).stream())
                .sorted(Comparator.comparing(QueueFields::position))
                .limit(limit)
                .flatMap(mapper::mapReadable)
                .toList();
    }

    @Override
    public QueueStatistics statistics(Instant now) {
        var oldest = cases.find(QueueFields.submitted())
                .projection(new Document(SUBMITTED, 1))
                .sort(new Document(SUBMITTED, 1))
                .limit(1)
                .first();
        return new QueueStatistics(
                cases.countDocuments(QueueFields.all()),
                cases.countDocuments(QueueFields.overdue(now)),
                oldest == null
                        ? null
                        : oldest.get(QueueFields.QUEUE, Document.class)
                                .getDate("submitted")
                                .toInstant());
    }
}
