package io.countersign.platform.kafka.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.failure.DocumentErrorLimitException;
import io.countersign.platform.kafka.failure.DocumentErrorProperties;
import io.countersign.platform.kafka.failure.NotAcknowledgedException;
import io.countersign.platform.kafka.listener.HeaderFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class BatchHandlerTest {

    private final Set<Integer> partlyWritten = new HashSet<>();
    private final FakeBroker broker = new FakeBroker(true);
    private final BatchHandler<Integer> reader = new BatchHandler<>(
            new JsonCodec<>(new JsonMapper(), new TypeReference<>() {}),
            (value, key) -> value >= 0 || !"key".equals(key),
            new DeadLetters(broker.template(), "me", new SimpleMeterRegistry(), new DocumentErrorProperties(3, 2)),
            ArithmeticException.class::isInstance,
            value -> !partlyWritten.contains(value));
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

    private List<String> deadLetters() {
        return broker.history().stream()
                .map(ProducerRecord::value)
                .map(value -> new String(value, UTF_8))
                .toList();
    }

    @Test
    void givesAllInOneBatch() {
        reader.handle(records("1", "2"), refusing(99));

        assertThat(batches).containsExactly(List.of(1, 2));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void deadLettersWhatItCannotReadAndHandlesTheRest() {
        reader.handle(records("1", "{", "null", "2 3", "4"), refusing(99));

        assertThat(batches).containsExactly(List.of(1, 4));
        assertThat(deadLetters()).containsExactly("{", "null", "2 3");
    }

    @Test
    void skipsListedTypesUnparsed() {
        var records = records("{", "2");
        records.getFirst().headers().add("ce_type", "io.countersign.unneeded.v1".getBytes(UTF_8));

        reader.skipping(new HeaderFilter("ce_type", Set.of("io.countersign.unneeded.v1")))
                .handle(records, refusing(99));

        assertThat(batches).containsExactly(List.of(2));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void parsesAbsentAndUnknownTypes() {
        var records = records("1", "{", "3");
        records.get(1).headers().add("ce_type", "io.countersign.unknown.v1".getBytes(UTF_8));
        records.get(2).headers().add("ce_type", null);

        reader.skipping(new HeaderFilter("ce_type", Set.of("io.countersign.unneeded.v1")))
                .handle(records, refusing(99));

        assertThat(batches).containsExactly(List.of(1, 3));
        assertThat(deadLetters()).containsExactly("{");
    }

    @Test
    void deadLettersAValueUnderAKeyThatIsNotItsOwn() {
        reader.handle(records("1", "-2", "3"), refusing(99));

        assertThat(batches).containsExactly(List.of(1, 3));
        assertThat(deadLetters()).containsExactly("-2");
    }

    @Test
    void aBatchWithoutReadableRecordsDoesNotCallTheHandler() {
        reader.handle(records("{"), refusing(99));

        assertThat(batches).isEmpty();
    }

    @Test
    void anUndecidableRecordIsTriedThreeTimesAloneAndDeadLettered() {
        reader.handle(records("1", "2", "3"), refusing(2));

        assertThat(batches)
                .containsExactly(
                        List.of(1, 2, 3), List.of(1), List.of(2, 3), List.of(2), List.of(2), List.of(2), List.of(3));
        assertThat(deadLetters()).containsExactly("2");
    }

    @Test
    void everyOtherFailureIsLeftToTheContainer() {
        assertThatThrownBy(() -> reader.handle(records("1"), received -> {
                    throw new IllegalStateException("no store");
                }))
                .hasMessage("no store");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void anotherFailureOfAnIsolatedRecordIsLeftToTheContainer() {
        assertThatThrownBy(() -> reader.handle(records("1", "2"), received -> {
                    if (received.size() > 1) {
                        throw new ArithmeticException("odd");
                    }
                    throw new IllegalStateException("no store");
                }))
                .hasMessage("no store");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aDeadLetterThatIsNotAcknowledgedFailsTheBatch() {
        broker.sendException = new TimeoutException("no broker");

        assertThatThrownBy(() -> reader.handle(records("{"), refusing(99)))
                .isInstanceOf(NotAcknowledgedException.class);
    }

    @Test
    void aRecordThatIsDeadLetteredAgainNamesItsLatestOrigin() {
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

    private Consumer<List<ReceivedEvent<Integer>>> failing(int odd, RuntimeException failure) {
        return received -> {
            var values = received.stream().map(ReceivedEvent::value).toList();
            batches.add(values);
            if (values.contains(odd)) {
                throw failure;
            }
        };
    }

    private static RuntimeException tooLarge() {
        return new IllegalStateException(new BsonMaximumSizeExceededException("17 MB"));
    }

    @Test
    void aRecordWhoseDocumentIsRefusedIsDeadLetteredAlone() {
        reader.handle(records("1", "2", "3", "4"), failing(3, tooLarge()));

        assertThat(deadLetters()).containsExactly("3");
        assertThat(batches).contains(List.of(1, 2), List.of(4));
        var cause = broker.history().getFirst().headers().lastHeader(DeadLetters.CAUSE_HEADER);
        assertThat(new String(cause.value(), UTF_8)).contains("BsonMaximumSizeExceededException", "17 MB");
    }

    @Test
    void aRecordThatIsPartlyWrittenIsNeverDeadLettered() {
        partlyWritten.add(2);

        assertThatThrownBy(() -> reader.handle(records("1", "2", "3"), failing(2, tooLarge())))
                .hasRootCauseInstanceOf(BsonMaximumSizeExceededException.class);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void moreDocumentErrorsThanPermittedAreNotDeadLettered() {
        reader.handle(records("1", "2", "3"), failing(2, tooLarge()));

        assertThatThrownBy(() -> reader.handle(
                        records("10", "11", "12", "13").stream()
                                .map(one -> new ConsumerRecord<>("topic", 1, one.offset(), one.key(), one.value()))
                                .toList(),
                        received -> {
                            throw tooLarge();
                        }))
                .isInstanceOf(DocumentErrorLimitException.class);
        assertThat(deadLetters()).containsExactly("2");
    }

    @Test
    void anUnreadableRecordBesideAnOutageIsDeadLetteredOnceWhenTheOutageIsOver() {
        var batch = records("{", "1", "2");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> reader.handle(batch, failing(1, new IllegalStateException("no store"))))
                    .hasMessage("no store");
        }
        assertThat(deadLetters()).isEmpty();

        reader.handle(batch, refusing(99));

        assertThat(deadLetters()).containsExactly("{");
    }

    @Test
    void aDeadLetterThatIsPublishedIsNotRepeatedBecauseALaterOneFails() {
        var batch = records("{", "[", "1");
        broker.failAfter(1);
        assertThatThrownBy(() -> reader.handle(batch, refusing(99))).isInstanceOf(NotAcknowledgedException.class);
        broker.failAfter(Integer.MAX_VALUE);

        reader.handle(batch, refusing(99));

        assertThat(deadLetters()).containsExactly("{", "[");

        reader.handle(batch, refusing(99));

        assertThat(deadLetters()).as("read again from the beginning").containsExactly("{", "[", "{", "[");
    }
}
