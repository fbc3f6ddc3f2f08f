package io.countersign.notification.store;

import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.approved;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.notification.domain.feed.NoticeIssuer;
import io.countersign.notification.domain.feed.NotificationStores;
import io.countersign.platform.security.secret.SecretBox;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.CommandCounter;
import io.countersign.platform.testing.TestServers;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many store commands a batch of an arbitrary size takes. */
class NoticeCommandsTest {

    private final CommandCounter commands = new CommandCounter();
    private final MongoClient client = commands.client();

    @AfterEach
    void close() {
        client.close();
    }

    private NoticeIssuer issuer() {
        var database = client.getDatabase(TestServers.freshPrefix() + "commands")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        var template = MongoTemplates.of(database);
        var stores = new NotificationStores(
                new MongoFeedStore(database, CollectionNames.CURRENT),
                new MongoNoticeStore(template, CollectionNames.CURRENT),
                new MongoDeliveryStore(template),
                new MongoEndpointStore(template, SecretBox.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")));
        return new NoticeIssuer(stores, CloudEvent::toString, InstantSource.fixed(NOON), _ -> {});
    }

    private static List<CloudEvent<DecisionEvent>> approvals(int from) {
        return IntStream.range(from, from + 20)
                .mapToObj(i -> approved(new AccountId("account-" + i % 20), i))
                .toList();
    }

    @Test
    void laterBatchesOfAnAccountTakeFiveCommands() {
        var issuer = issuer();
        issuer.on(approvals(100));
        commands.take();

        assertThat(issuer.on(approvals(200)).issued()).hasSize(20);

        assertThat(commands.take())
                .containsExactly("find feeds", "find notices", "update feeds", "find endpoints", "insert notices");
    }
}
