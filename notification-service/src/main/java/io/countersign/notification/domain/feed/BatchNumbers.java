package io.countersign.notification.domain.feed;

import io.countersign.notification.domain.notice.NoticeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The feeds of a batch with a number for each of its notices, and those among them that are to be written. */
record BatchNumbers(Map<FeedId, Feed> feeds, List<Feed> changed) {

    /**
     * @param stored the feeds as they were read
     * @param existing notices that are known to be inserted, read after the feeds: an entry that is no longer in a feed then
     *     has its notice
     */
    static BatchNumbers of(List<NoticeRequest> batch, Map<FeedId, Feed> stored, Set<NoticeId> existing) {
        var feeds = new HashMap<FeedId, Feed>();
        var changed = new ArrayList<Feed>();
        byFeed(batch).forEach((id, notices) -> {
            var feed = stored.getOrDefault(id, Feed.of(id));
            var next = feed.assign(notices, existing);
            feeds.put(id, next);
            if (next.version() != feed.version()) {
                changed.add(next);
            }
        });
        return new BatchNumbers(feeds, changed);
    }

    private static Map<FeedId, List<NoticeId>> byFeed(List<NoticeRequest> batch) {
        var byFeed = new LinkedHashMap<FeedId, List<NoticeId>>();
        batch.forEach(request -> request.feeds()
                .forEach(feed ->
                        byFeed.computeIfAbsent(feed, _ -> new ArrayList<>()).add(request.id())));
        return byFeed;
    }

    long accountNumber(NoticeRequest request) {
        return feed(FeedId.account(request.account())).numberOf(request.id());
    }

    /** 0 without a platform. */
    long platformNumber(NoticeRequest request) {
        var platform = request.platform();
        return platform == null ? 0 : feed(FeedId.platform(platform)).numberOf(request.id());
    }

    private Feed feed(FeedId id) {
        return Objects.requireNonNull(feeds.get(id), "a feed of the batch");
    }
}
