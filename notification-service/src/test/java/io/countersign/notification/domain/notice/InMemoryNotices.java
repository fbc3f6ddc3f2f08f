package io.countersign.notification.domain.notice;

import io.countersign.contracts.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
    public List<Notice> insert(List<Notice> fresh) {
        return fresh.stream()
                .map(notice -> notices.merge(notice.id(), notice, (old, _) -> old))
                .toList();
    }

    @Override
    public List<Notice> after(AccountId account, long after, int limit) {
        var found = new ArrayList<Notice>();
        for (var notice : all(account)) {
            if (notice.sequence() > after) {
                if (notice.sequence() != after + found.size() + 1 || found.size() == limit) {
                    break;
                }
                found.add(notice);
            }
        }
        return found;
    }

    public List<Notice> all(AccountId account) {
        return notices.values().stream()
                .filter(notice -> notice.account().equals(account))
                .sorted(Comparator.comparingLong(Notice::sequence))
                .toList();
    }
}
