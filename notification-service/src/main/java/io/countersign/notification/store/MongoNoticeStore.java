package io.countersign.notification.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.notification.store.NoticeDocument.StoredNotice;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.springframework.data.mongodb.core.MongoOperations;

/** One document for each notice. */
final class MongoNoticeStore implements NoticeStore {

    private final MappedCollection<NoticeDocument, Notice> notices;
    private final MappedCollection<StoredNotice, NoticeId> stored;

    MongoNoticeStore(MongoOperations operations, CollectionNames names) {
        this.notices = new MappedCollection<>(operations, names, NoticeDocument.class, NoticeDocument::toNotice);
        this.stored =
                new MappedCollection<>(operations, names, StoredNotice.class, document -> new NoticeId(document.id()));
    }

    @Override
    public Map<NoticeId, Notice> find(Collection<NoticeId> ids) {
        var keys = ids.stream().map(NoticeId::value).sorted().toList();
        return notices.find(query(where("id").in(keys)).cursorBatchSize(keys.size() + 1)).stream()
                .collect(toMap(Notice::id, identity()));
    }

    /** Covered by the index on {@code _id}. */
    @Override
    public Set<NoticeId> existing(Collection<NoticeId> ids) {
        var keys = ids.stream().map(NoticeId::value).sorted().toList();
        var query = query(where("id").in(keys)).cursorBatchSize(keys.size() + 1);
        query.fields().include("id");
        var existing = new HashSet<NoticeId>();
        stored.scan(query, existing::add);
        return existing;
    }

    @Override
    public List<Notice> insert(List<Notice> fresh) {
        var documents = fresh.stream()
                .sorted(Comparator.comparing(Notice::id))
                .map(NoticeDocument::of)
                .toList();
        if (notices.insertAll(documents)) {
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
        var entries = entries(after, limit, number -> NoticeDocument.entry(account, number));
        var found =
                notices.find(query(where("entry").in(entries))).stream().collect(toMap(Notice::sequence, identity()));
        return untilTheFirstHole(found, after);
    }

    @Override
    public List<Notice> afterOfPlatform(String platform, long after, int limit) {
        var entries = entries(after, limit, number -> NoticeDocument.platformEntry(platform, number));
        var found = notices.find(query(where("platformEntry").in(entries))).stream()
                .collect(toMap(Notice::platformSequence, identity()));
        return untilTheFirstHole(found, after);
    }

    private static List<String> entries(long after, int limit, LongFunction<String> entry) {
        return LongStream.rangeClosed(after + 1, after + limit).mapToObj(entry).toList();
    }

    private static List<Notice> untilTheFirstHole(Map<Long, Notice> found, long after) {
        var notices = new ArrayList<Notice>(found.size());
        long number = after + 1;
        for (var next = found.get(number); next != null; next = found.get(number)) {
            notices.add(next);
            number++;
        }
        return notices;
    }
}
