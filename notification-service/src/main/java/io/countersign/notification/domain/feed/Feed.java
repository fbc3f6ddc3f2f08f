package io.countersign.notification.domain.feed;

import io.countersign.notification.domain.notice.NoticeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hands out the numbers of an account or of a platform, each to one notice.
 *
 * @param version raised by every write; 0 before the first
 * @param last the highest number handed out
 * @param assigned numbers whose notice may not be inserted yet; an entry goes with a later write, once its notice exists
 */
public record Feed(FeedId id, long version, long last, Map<NoticeId, Long> assigned) {

    public Feed {
        assigned = Map.copyOf(assigned);
    }

    /** A feed without notices. */
    static Feed of(FeedId id) {
        return new Feed(id, 0, 0, Map.of());
    }

    boolean holds(NoticeId id) {
        return assigned.containsKey(id);
    }

    /** @throws IllegalStateException if {@code id} has no number here */
    long numberOf(NoticeId id) {
        var number = assigned.get(id);
        if (number == null) {
            throw new IllegalStateException("no number was assigned");
        }
        return number;
    }

    /**
     * Numbers for those of {@code ids} that have none, in that order and in one write that also drops the entries of what
     * exists by now; this feed, if all of them have one.
     *
     * @param existing notices that are known to be inserted
     */
    Feed assign(List<NoticeId> ids, Set<NoticeId> existing) {
        var fresh = ids.stream()
                .distinct()
                .filter(id -> !existing.contains(id) && !holds(id))
                .toList();
        if (fresh.isEmpty()) {
            return this;
        }
        var numbers = new HashMap<>(assigned);
        numbers.keySet().removeAll(existing);
        long number = last;
        for (var id : fresh) {
            numbers.put(id, ++number);
        }
        return new Feed(id, version + 1, number, numbers);
    }

    Collection<NoticeId> pending() {
        return new TreeSet<>(assigned.keySet());
    }
}
