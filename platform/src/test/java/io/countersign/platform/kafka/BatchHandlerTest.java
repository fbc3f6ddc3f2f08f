package io.countersign.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class BatchHandlerTest {

    private final FakeBroker broker = new FakeBroker(true);
    private final BatchHandler<Integer> reader = new BatchHandler<>(
            new JsonCodec<>(new JsonMapper(), new TypeReference<>() {}),
            (value, key) -> value >= 0 || !"key".equals(key),
            new DeadLetters(broker.template(), "me", new SimpleMeterRegistry()),
            ArithmeticException.class::isInstance);
    private final List<List<Integer>> batches = new ArrayList<>();

    private static List<ConsumerRecord<String, byte[]>> records(String... values) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var value : values) {
            records.add(new ConsumerRecord<>("topic", 0, records.size(), "key", value.getBytes(UTF_8)));
        }
        return records;
    }

    private Consumer<List<ReceivedEvent<Integer>>> refusing(int odd) {
        return received -> {
            var values = received.stream().map(ReceivedEvent::value).toList();
            batches.add(values);
            if (values.contains(odd)) {
                throw new IllegalStateException(new ArithmeticException("odd"));
            }
        };
    }

    private List<String> buried() {
        return broker.history().stream()
                .map(ProducerRecord::value)
                .map(value -> new String(value, UTF_8))
                .toList();
    }

    @Test
    void givesAllInOneBatch() {
        reader.handle(records("1", "2"), refusing(99));

        assertThat(batches).containsExactly(List.of(1, 2));
        assertThat(buried()).isEmpty();
    }

    @Test
    void buriesWhatItCannotReadAndGivesTheRest() {
        reader.handle(records("1", "{", "null", "2 3", "4"), refusing(99));

        assertThat(batches).containsExactly(List.of(1, 4));
        assertThat(buried()).containsExactly("{", "null", "2 3");
    }

    @Test
    void buriesWhatStandsUnderAKeyThatIsNotItsOwn() {
        reader.handle(records("1", "-2", "3"), refusing(99));

        assertThat(batches).containsExactly(List.of(1, 3));
        assertThat(buried()).containsExactly("-2");
    }

    @Test
    void aBatchOfNothingReadableAsksNobody() {
        reader.handle(records("{"), refusing(99));

        assertThat(batches).isEmpty();
    }

    @Test
    void anUndecidableOneIsTriedThreeTimesAloneAndBuried() {
        reader.handle(records("1", "2", "3"), refusing(2));

        assertThat(batches)
                .containsExactly(List.of(1, 2, 3), List.of(1), List.of(2), List.of(2), List.of(2), List.of(3));
        assertThat(buried()).containsExactly("2");
    }

    @Test
    void everyOtherFailureIsTheContainersToRepeat() {
        assertThatThrownBy(() -> reader.handle(records("1"), received -> {
                    throw new IllegalStateException("no store");
                }))
                .hasMessage("no store");
        assertThat(buried()).isEmpty();
    }

    @Test
    void aFailureWhileAloneIsTheContainersToRepeat() {
        assertThatThrownBy(() -> reader.handle(records("1", "2"), received -> {
                    if (received.size() > 1) {
                        throw new ArithmeticException("odd");
                    }
                    throw new IllegalStateException("no store");
                }))
                .hasMessage("no store");
        assertThat(buried()).isEmpty();
    }

    @Test
    void aLetterThatIsNotTakenIsReadAgain() {
        broker.sendException = new TimeoutException("no broker");

        assertThatThrownBy(() -> reader.handle(records("{"), refusing(99)))
                .isInstanceOf(NotAcknowledgedException.class);
    }

    @Test
    void aLetterThatIsBuriedAgainNamesItsLatestPlace() {
        var again = new ConsumerRecord<>("topic", 2, 40, "key", "{".getBytes(UTF_8));
        again.headers().add(DeadLetters.OFFSET_HEADER, "7".getBytes(UTF_8));
        again.headers().add("ce_id", "submitted:1:1".getBytes(UTF_8));

        reader.handle(List.of(again), refusing(99));

        var headers = broker.history().getFirst().headers();
        assertThat(headers.headers(DeadLetters.OFFSET_HEADER))
                .extracting(header -> new String(header.value(), UTF_8))
                .containsExactly("40");
        assertThat(new String(headers.lastHeader("ce_id").value(), UTF_8)).isEqualTo("submitted:1:1");
        assertThat(broker.history().getFirst().topic()).isEqualTo("topic.me.dlt");
    }
}
