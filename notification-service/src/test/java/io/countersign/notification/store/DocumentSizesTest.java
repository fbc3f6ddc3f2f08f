package io.countersign.notification.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.LargestEvents;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.WebhookSecret;
import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeKind;
import io.countersign.platform.security.secret.SecretBox;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The largest document of each kind, written by the store itself and measured in it. */
class DocumentSizesTest extends MeasuredDatabase {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final SecretBox BOX = SecretBox.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    /** Numbers whose notice is not inserted belong to records that are not committed: a batch of 500, here of ten instances. */
    private static final int ASSIGNED = 10 * 500;

    /** A platform has accounts in all twelve partitions: a batch of each, and of the instance that read it before. */
    private static final int ASSIGNED_OF_A_PLATFORM = 12 * 2 * 500;

    /** One attempt more than the schedule has delays. */
    private static final int ATTEMPTS = 10;

    private final MongoTemplate template = MongoTemplates.of(database);

    @Test
    void theLargestFeedFits() {
        assertFits(FeedId.account(LargestEvents.ACCOUNT), ASSIGNED);
        assertFits(FeedId.platform("p".repeat(64)), ASSIGNED_OF_A_PLATFORM);
    }

    private void assertFits(FeedId id, int count) {
        var assigned = new HashMap<NoticeId, Long>();
        for (int i = 0; i < count; i++) {
            assigned.put(
                    NoticeId.ofProgress(
                            "requested:%d:%d:2".formatted(SignatureId.MAX - i, ApplicationEvent.MAX_REVISIONS)),
                    Long.MAX_VALUE - i);
        }

        new MongoFeedStore(database, CollectionNames.CURRENT).save(List.of(new Feed(id, 1, Long.MAX_VALUE, assigned)));

        assertThat(size(FeedDocument.COLLECTION, id.value()))
                .isBetween(CloudEvent.MAX_DOCUMENT_BYTES / 4, CloudEvent.MAX_DOCUMENT_BYTES);
    }

    @Test
    void theLargestNoticeFits() {
        var event = LargestEvents.notice(ApplicationEvent.MAX_REVISIONS);
        var notice = new Notice(
                NoticeId.of(LargestEvents.SIGNATURE, ApplicationEvent.MAX_REVISIONS),
                LargestEvents.ACCOUNT,
                LargestEvents.SIGNATURE,
                Long.MAX_VALUE,
                NoticeKind.REJECTED,
                "p".repeat(64),
                Long.MAX_VALUE,
                new JsonMapper().writeValueAsString(event));

        new MongoNoticeStore(template, CollectionNames.CURRENT).insert(List.of(notice));

        assertThat(size(NoticeDocument.COLLECTION, notice.id().value())).isLessThanOrEqualTo(32 * KB);
    }

    @Test
    void theLargestEndpointAndDeliveryFit() {
        var owner = EndpointOwner.platform("p".repeat(64));
        var endpoint = new Endpoint(
                owner,
                owner,
                new Endpoint.Id("ep_" + "f".repeat(20)),
                1,
                URI.create("https://example.com/" + "x".repeat(2_028)),
                new WebhookSecret("whsec_" + "A".repeat(44)),
                Endpoint.Status.DISABLED,
                NOW);
        var key = new Delivery.Key(
                NoticeId.of(LargestEvents.SIGNATURE, ApplicationEvent.MAX_REVISIONS), endpoint.id(), owner, NOW);
        var attempt = new Delivery.Attempt(NOW, Duration.ofMinutes(1), Delivery.Result.UNREACHABLE, 0);
        var delivery = new Delivery.Waiting(key, 1, Collections.nCopies(ATTEMPTS, attempt), NOW);

        new MongoEndpointStore(template, BOX).insert(endpoint);
        new MongoDeliveryStore(template).insert(List.of(delivery));

        assertThat(size(EndpointDocument.COLLECTION, owner.value())).isLessThanOrEqualTo(4 * KB);
        assertThat(size(DeliveryDocument.COLLECTION, key.id().value())).isLessThanOrEqualTo(4 * KB);
    }
}
