package io.countersign.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.testing.GroupOffsets;
import io.countersign.platform.testing.TestServers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreMarkerTest {

    private final String prefix = TestServers.freshPrefix();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(prefix + "store");
    private final TopicPartition partition = new TopicPartition(prefix + "topic", 0);

    @AfterEach
    void close() {
        database.drop();
        client.close();
        admin.close();
    }

    private StoreMarker marker(boolean rebuild) {
        return new StoreMarker(database, admin, prefix + "group", rebuild, InstantSource.system());
    }

    private void commit(long offset) throws Exception {
        admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1)))
                .all()
                .get();
        GroupOffsets.reset(admin, prefix + "group", Map.of(partition, new OffsetAndMetadata(offset)));
    }

    @Test
    void aFirstStartMarksTheStore() throws Exception {
        marker(false).run();

        assertThat(database.getCollection("meta").countDocuments()).isEqualTo(1);
    }

    @Test
    void anEmptyStoreWhoseGroupHasReadIsRefused() throws Exception {
        commit(7);

        assertThatThrownBy(() -> marker(false).run())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("countersign.rebuild=true");
        assertThat(database.getCollection("meta").countDocuments()).isZero();
    }

    @Test
    void aMarkedStoreGoesOn() throws Exception {
        marker(false).run();
        commit(7);

        assertThatCode(() -> marker(false).run()).doesNotThrowAnyException();
    }

    @Test
    void inRebuildModeTheGroupReadsFromTheBeginning() throws Exception {
        commit(7);

        marker(true).run();

        var offsets = admin.listConsumerGroupOffsets(prefix + "group")
                .partitionsToOffsetAndMetadata()
                .get();
        assertThat(offsets.get(partition)).isNull();
        assertThat(database.getCollection("meta").countDocuments()).isEqualTo(1);
    }
}
