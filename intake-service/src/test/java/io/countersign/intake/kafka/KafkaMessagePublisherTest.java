package io.countersign.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.events.MessageEvent.MessageAccepted;
import io.countersign.contracts.events.MessageEvent.Recipient;
import io.countersign.contracts.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

class KafkaMessagePublisherTest {

    /** No process listens at port 1. */
    private static final Map<String, Object> NO_BROKER =
            Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 200);

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void withoutABrokerNeitherNumbersNorContentsAreLogged(CapturedOutput output) {
        var factory = new DefaultKafkaProducerFactory<>(NO_BROKER, new StringSerializer(), new ByteArraySerializer());
        var topic = new KafkaMessagePublisher(
                new KafkaTemplate<>(factory),
                new Topics("nowhere."),
                new JsonMapper(),
                new AppendProperties(Duration.ofSeconds(1)),
                () -> Fixtures.NOON);
        var message = new MessageAccepted(
                Fixtures.ACME,
                List.of(new Recipient("serial-1", "+8613711112222")),
                "腾讯云",
                "1400000000",
                "449739",
                List.of("secret-code"),
                null,
                null);

        var handed = topic.hand(message);

        factory.destroy();
        assertThat(handed).isFalse();
        assertThat(output).contains("not acknowledged").doesNotContain("13711112222", "secret-code", "腾讯云");
    }
}
