package io.countersign.notification.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.notification.domain.Notice;
import io.countersign.notification.domain.NoticeId;
import io.countersign.notification.domain.NoticeKind;
import io.countersign.notification.domain.NoticeStore;
import io.countersign.platform.store.CollectionIndexes;
import io.countersign.platform.store.CollectionNames;
import io.countersign.platform.store.DocumentMapper;
import io.countersign.platform.store.UniqueWrites;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;

/** One document for each notice; {@code entry} is its account and number in one unique field, by which a feed is read. */
final class MongoNoticeStore implements NoticeStore {

    static final String COLLECTION = "notices";

    private static final String ENTRY = "entry";

    static final CollectionIndexes INDEXES = CollectionIndexes.of(COLLECTION, new Index(ENTRY, Direction.ASC).unique());

    private static final DocumentMapper<Notice> MAPPER = new DocumentMapper<>(COLLECTION, MongoNoticeStore::read);

    private final MongoCollection<Document> notices;

    MongoNoticeStore(MongoDatabase database, CollectionNames names) {
        this.notices = database.getCollection(names.of(COLLECTION));
    }

    @Override
    public Map<NoticeId, Notice> find(Collection<NoticeId> ids) {
        var keys = ids.stream().map(NoticeId::value).sorted().toList();
        var found = new HashMap<NoticeId, Notice>();
        for (var document : notices.find(Filters.in("_id", keys)).batchSize(keys.size() + 1)) {
            var notice = MAPPER.map(document);
            found.put(notice.id(), notice);
        }
        return found;
    }

    @Override
    public List<Notice> insert(List<Notice> fresh) {
        var writes = fresh.stream()
                .sorted(Comparator.comparing(Notice::id))
                .map(notice -> new InsertOneModel<>(document(notice)))
                .toList();
        if (UniqueWrites.writeAll(notices, writes)) {
            return fresh;
        }
        var stored = find(fresh.stream().map(Notice::id).toList());
        return fresh.stream().map(notice -> standing(notice, stored)).toList();
    }

    /** A notice that is absent after its insert has lost its number to another: a bug, and nothing may be published. */
    private static Notice standing(Notice notice, Map<NoticeId, Notice> stored) {
        var standing = stored.get(notice.id());
        if (standing == null) {
            throw new IllegalStateException("the number of " + notice.id() + " belongs to another notice");
        }
        return standing;
    }

    @Override
    public List<Notice> after(AccountId account, long after, int limit) {
        var entries = LongStream.rangeClosed(after + 1, after + limit)
                .mapToObj(number -> entry(account, number))
                .toList();
        var found = new HashMap<Long, Notice>();
        for (var document : notices.find(Filters.in(ENTRY, entries))) {
            var notice = MAPPER.map(document);
            found.put(notice.sequence(), notice);
        }
        return untilTheFirstHole(found, after);
    }

    private static List<Notice> untilTheFirstHole(Map<Long, Notice> found, long after) {
        var notices = new ArrayList<Notice>(found.size());
        var next = found.get(after + 1);
        while (next != null) {
            notices.add(next);
            next = found.get(next.sequence() + 1);
        }
        return notices;
    }

    private static String entry(AccountId account, long sequence) {
        return account + "/" + sequence;
    }

    private static Document document(Notice notice) {
        return new Document("_id", notice.id().value())
                .append("schema", 1)
                .append("accountId", notice.account().value())
                .append("signature", notice.signature().text())
                .append("sequence", notice.sequence())
                .append(ENTRY, entry(notice.account(), notice.sequence()))
                .append("outcome", notice.kind().code())
                .append("platform", notice.platform())
                .append("event", notice.event());
    }

    private static Notice read(Document document) {
        return new Notice(
                new NoticeId(document.getString("_id")),
                new AccountId(document.getString("accountId")),
                SignatureId.of(document.getString("signature")),
                document.getLong("sequence"),
                NoticeKind.of(document.getString("outcome")),
                document.getString("platform"),
                document.getString("event"));
    }
}
