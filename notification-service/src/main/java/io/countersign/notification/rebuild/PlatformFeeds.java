package io.countersign.notification.rebuild;

import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The feeds of platforms, gathered over the accounts of all partitions: a bit for each number. */
final class PlatformFeeds {

    private final Map<String, Numbers> platforms = new TreeMap<>();

    /** The numbers that a platform's notices have, and the outcomes without a notice. */
    private record Numbers(BitSet used, List<NoticeId> open) {

        /** Missing numbers are assigned to the outcomes without a notice, in their order. */
        Feed feed(String platform) {
            int last = Math.max(0, used.length() - 1);
            var assigned = new HashMap<NoticeId, Long>();
            int next = used.nextClearBit(1);
            for (var id : open) {
                if (next < last) {
                    assigned.put(id, (long) next);
                    next = used.nextClearBit(next + 1);
                }
            }
            return new Feed(FeedId.platform(platform), 1, last, assigned);
        }
    }

    private Numbers of(String platform) {
        return platforms.computeIfAbsent(platform, _ -> new Numbers(new BitSet(), new ArrayList<>()));
    }

    /** The notice, without its number where another notice has it. */
    Notice add(Notice notice) {
        var platform = notice.platform();
        if (platform == null || notice.platformSequence() == 0) {
            return notice;
        }
        var used = of(platform).used();
        int number = Math.toIntExact(notice.platformSequence());
        if (used.get(number)) {
            return notice.withoutPlatformNumber();
        }
        used.set(number);
        return notice;
    }

    void addOpen(String platform, NoticeId id) {
        of(platform).open().add(id);
    }

    List<Feed> feeds() {
        return platforms.entrySet().stream()
                .map(entry -> entry.getValue().feed(entry.getKey()))
                .filter(feed -> feed.last() > 0)
                .toList();
    }
}
