package io.countersign.notification.domain.notice;

import io.countersign.contracts.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** Notices in a map. */
public final class InMemoryNotices implements NoticeStore {

    private final Map<NoticeId, Notice> notices = new ConcurrentHashMap<>();

    @Override
    public Map<NoticeId, Notice> find(Collection<NoticeId> ids) {
        var found = new HashMap<NoticeId, Notice>();
        for (var id : ids) {
            var notice = notices.get(id);
            if (notice != null) {
                found.put(id, notice);
            }
        }
        return found;
    }

    @Override
    public Set<NoticeId> existing(Collection<NoticeId> ids) {
        return find(ids).keySet();
    }

    @Override
    public List<Notice> insert(List<Notice> fresh) {
        return fresh.stream()
                .map(notice -> notices.merge(notice.id(), notice, (old, _) -> old))
                .toList();
    }

    @Override
    public List<Notice> after(AccountId account, long after, int limit) {
        return page(all(account), Notice::sequence, after, limit);
    }

    @Override
    public List<Notice> afterOfPlatform(String platform, long after, int limit) {
        return page(all(platform), Notice::platformSequence, after, limit);
    }

    private static List<Notice> page(List<Notice> notices, ToLongFunction<Notice> number, long after, int limit) {
        var found = new ArrayList<Notice>();
        for (var notice : notices) {
            if (number.applyAsLong(notice) > after) {
                if (number.applyAsLong(notice) != after + found.size() + 1 || found.size() == limit) {
                    break;
                }
                found.add(notice);
            }
        }
        return found;
    }

    /** In the order of the platform's numbers. */
    public List<Notice> all(String platform) {
        return notices.values().stream()
                .filter(notice -> platform.equals(notice.platform()) && notice.platformSequence() > 0)
                .sorted(Comparator.comparingLong(Notice::platformSequence))
                .toList();
    }

    public List<Notice> all(AccountId account) {
        return notices.values().stream()
                .filter(notice -> notice.account().equals(account))
                .sorted(Comparator.comparingLong(Notice::sequence))
                .toList();
    }
}
