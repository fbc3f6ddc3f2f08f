package io.countersign.notification.store;

import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.notice.NoticeId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;

/**
 * A feed as it is stored; public, as the driver's codec for records requires it. Every notice reads and writes the feed of
 * its account, and Spring Data's mapping took 9 % of the service's processor time (ADR 35).
 */
public record FeedDocument(@BsonId String id, int schema, long version, long last, List<AssignedNumber> assigned) {

    static final String COLLECTION = "feeds";

    public record AssignedNumber(@BsonProperty("id") String notice, long number) {}

    static FeedDocument of(Feed feed) {
        var assigned = feed.assigned().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> new AssignedNumber(entry.getKey().value(), entry.getValue()))
                .toList();
        return new FeedDocument(feed.id().value(), 1, feed.version(), feed.last(), assigned);
    }

    Feed toFeed() {
        var numbers =
                assigned.stream().collect(Collectors.toMap(one -> new NoticeId(one.notice()), AssignedNumber::number));
        return new Feed(new FeedId(id), version, last, numbers);
    }
}
