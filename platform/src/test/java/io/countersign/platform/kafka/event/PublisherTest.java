package io.countersign.platform.kafka.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.kafka.failure.NotAcknowledgedException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class PublisherTest {

    private final FakeBroker broker = new FakeBroker(true);

    private Publisher<String> publisher(FakeBroker producer) {
        return new Publisher<>(
                producer.template(),
                "topic",
                new JsonCodec<>(new JsonMapper(), new TypeReference<>() {}),
                word -> "key of " + word,
                word -> Map.of("about", word));
    }

    @Test
    void sendsAllInOrderWithKeysAndHeaders() {
        publisher(broker).publish(List.of("a", "b"));

        assertThat(broker.history())
                .extracting(sent -> new String(sent.value(), UTF_8))
                .containsExactly("\"a\"", "\"b\"");
        assertThat(broker.history()).extracting(sent -> sent.key()).containsExactly("key of a", "key of b");
        assertThat(new String(
                        broker.history()
                                .getFirst()
                                .headers()
                                .lastHeader("about")
                                .value(),
                        UTF_8))
                .isEqualTo("a");
    }

    @Test
    void anEmptyBatchIsNotSent() {
        publisher(broker).publish(List.of());

        assertThat(broker.history()).isEmpty();
        assertThat(broker.flushed()).isTrue();
    }

    @Test
    void failsWhereTheBrokerDoesNotAcknowledge() {
        broker.sendException = new NotEnoughReplicasException("one of three");

        assertThatThrownBy(() -> publisher(broker).publish(List.of("a")))
                .isInstanceOf(NotAcknowledgedException.class)
                .hasMessageContaining("topic");
    }

    @Test
    void whatCannotEvenBeSentIsNotAcknowledged() {
        broker.goAway();

        assertThatThrownBy(() -> publisher(broker).publish(List.of("a", "b")))
                .isInstanceOf(NotAcknowledgedException.class);
    }

    @Test
    void aFailureToSendAtAllCompletesTheFuture() {
        broker.goAway();

        assertThat(publisher(broker).send("a")).isCompletedExceptionally();
    }

    @Test
    void aFutureIsCompleteOnlyWhenTheBrokerHasAcknowledged() {
        var slow = new FakeBroker(false);

        var sent = publisher(slow).send("key", new byte[] {1}, Map.of());

        assertThat(sent).isNotDone();
        slow.completeNext();
        assertThat(sent).isCompleted();
    }
}
