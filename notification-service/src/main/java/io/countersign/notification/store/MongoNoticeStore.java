package io.countersign.notification.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.platform.store.CollectionNames;
import io.countersign.platform.store.MappedCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.data.mongodb.core.MongoOperations;

/** One document for each notice. */
final class MongoNoticeStore implements NoticeStore {

    private final MappedCollection<NoticeDocument, Notice> notices;

    MongoNoticeStore(MongoOperations operations, CollectionNames names) {
        this.notices = new MappedCollection<>(operations, names, NoticeDocument.class, NoticeDocument::toNotice);
    }

    @Override
    public Map<NoticeId, Notice> find(Collection<NoticeId> ids) {
        var keys = ids.stream().map(NoticeId::value).sorted().toList();
        return notices.find(query(where("id").in(keys)).cursorBatchSize(keys.size() + 1)).stream()
                .collect(toMap(Notice::id, identity()));
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
        var entries = LongStream.rangeClosed(after + 1, after + limit)
                .mapToObj(number -> NoticeDocument.entry(account, number))
                .toList();
        var found =
                notices.find(query(where("entry").in(entries))).stream().collect(toMap(Notice::sequence, identity()));
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
}
