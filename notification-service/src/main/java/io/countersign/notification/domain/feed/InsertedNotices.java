package io.countersign.notification.domain.feed;

import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The newest notices that this process has inserted, so that their entries leave a feed without a question to the store. A
 * notice is added once the store has acknowledged its insert, and notices are never removed. Thread-safe.
 */
final class InsertedNotices {

    static final int MAX_IDS = 20_000;

    private final LinkedHashSet<NoticeId> ids = new LinkedHashSet<>();

    synchronized void acknowledged(Collection<Notice> notices) {
        notices.forEach(notice -> ids.addLast(notice.id()));
        while (ids.size() > MAX_IDS) {
            ids.removeFirst();
        }
    }

    /** Those of {@code wanted} that are known to be inserted. */
    synchronized Set<NoticeId> among(Collection<NoticeId> wanted) {
        var known = new HashSet<>(wanted);
        known.retainAll(ids);
        return known;
    }
}
