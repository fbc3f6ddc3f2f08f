package io.countersign.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.submission.ApplicationPublisher.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

class KafkaApplicationPublisherTest {

    /** Without a broker a send blocks for so long. */
    private static final Duration BLOCKED = Duration.ofSeconds(20);

    @Test
    void theTimeoutBoundsAnAppendAlsoWhileTheProducerBlocks() {
        var factory = new DefaultKafkaProducerFactory<>(
                Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", (int) BLOCKED.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
        var publisher = new KafkaApplicationPublisher(
                new KafkaTemplate<>(factory),
                new Topics("nowhere."),
                new JsonMapper(),
                new AppendProperties(Duration.ofMillis(300)));
        CloudEvent<ApplicationEvent> event =
                CloudEvent.of("/intake", Fixtures.NOON, Fixtures.ACME, new SignatureDeleted(new SignatureId(1)));

        long start = System.nanoTime();
        var acknowledged = publisher.append(List.of(new Entry(event, publisher.write(event))));
        var took = Duration.ofNanos(System.nanoTime() - start);

        factory.destroy();
        assertThat(acknowledged).doesNotContain(true);
        assertThat(took).isLessThan(BLOCKED.dividedBy(2));
    }
}
