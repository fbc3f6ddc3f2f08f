package io.countersign.notification.store;

import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.notice.NoticeId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A feed as it is stored. */
@Document(FeedDocument.COLLECTION)
record FeedDocument(@MongoId String id, int schema, long version, long last, List<AssignedNumber> assigned) {

    static final String COLLECTION = "feeds";

    record AssignedNumber(@Field("id") String notice, long number) {}

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
