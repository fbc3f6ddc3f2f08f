package io.countersign.notification.domain.feed;

import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.notice.NoticeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hands out an account's numbers, each to one notice.
 *
 * @param version raised by every write; 0 before the first
 * @param last the highest number handed out
 * @param assigned numbers whose notice may not be inserted yet; an entry goes with a later write, once its notice exists
 * @param platform whose account it was at its last notice
 */
public record Feed(
        AccountId account,
        long version,
        long last,
        Map<NoticeId, Long> assigned,
        @Nullable String platform) {

    public Feed {
        assigned = Map.copyOf(assigned);
    }

    /** The feed of an account without notices. */
    static Feed of(AccountId account) {
        return new Feed(account, 0, 0, Map.of(), null);
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
     * Numbers for {@code fresh} in that order, in one write that also drops the entries of what exists by now.
     *
     * @param existing notices that are known to be inserted
     */
    Feed assign(List<NoticeId> fresh, Set<NoticeId> existing, @Nullable String platform) {
        var numbers = new HashMap<>(assigned);
        numbers.keySet().removeAll(existing);
        long number = last;
        for (var id : fresh) {
            numbers.put(id, ++number);
        }
        return new Feed(account, version + 1, number, numbers, platform);
    }

    Collection<NoticeId> pending() {
        return new TreeSet<>(assigned.keySet());
    }
}
