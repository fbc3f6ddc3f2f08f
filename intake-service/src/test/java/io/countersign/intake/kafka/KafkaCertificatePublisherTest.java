package io.countersign.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.contracts.events.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

class KafkaCertificatePublisherTest {

    /** No broker listens at port 1. */
    private static final Map<String, Object> NO_BROKER =
            Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 200);

    @Test
    void withoutAnAcknowledgementTheEventIsNotPublished() {
        var factory = new DefaultKafkaProducerFactory<>(NO_BROKER, new StringSerializer(), new ByteArraySerializer());
        var publisher = new KafkaCertificatePublisher(
                new KafkaTemplate<>(factory),
                new Topics("nowhere."),
                new JsonMapper(),
                new AppendProperties(Duration.ofSeconds(1)),
                () -> Fixtures.NOON);

        var isPublished = publisher.publish(Fixtures.ACME, new CertificateDeleted(Fixtures.ACME, "a".repeat(64)));

        factory.destroy();
        assertThat(isPublished).isFalse();
    }
}
