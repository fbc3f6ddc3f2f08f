package io.countersign.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Where a service puts records that it can't take for what they hold: {@code <topic>.<service>.dlt}, with key, bytes
 * and headers as they were and four headers more that say where from and why.
 */
public final class DeadLetters {

    public static final String CAUSE_HEADER = "dlt_cause";
    public static final String TOPIC_HEADER = "dlt_topic";
    public static final String PARTITION_HEADER = "dlt_partition";
    public static final String OFFSET_HEADER = "dlt_offset";
    public static final List<String> HEADERS = List.of(CAUSE_HEADER, TOPIC_HEADER, PARTITION_HEADER, OFFSET_HEADER);

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int CAUSE_LENGTH = 500;

    private final KafkaOperations<String, byte[]> template;
    private final String service;
    private final MeterRegistry meters;

    public DeadLetters(KafkaOperations<String, byte[]> template, String service, MeterRegistry meters) {
        this.template = template;
        this.service = service;
        this.meters = meters;
    }

    /** The topic for what {@code service} can't take of {@code topic}. */
    public static String topic(String topic, String service) {
        return topic + "." + service + ".dlt";
    }

    /** @throws NotAcknowledgedException if the dead-letter topic did not take it: the record must then be read again */
    public void bury(ConsumerRecord<String, byte[]> dead, Throwable cause) {
        var target = topic(dead.topic(), service);
        try {
            template.send(letter(target, dead, cause)).join();
        } catch (CompletionException failed) {
            throw new NotAcknowledgedException(target, failed.getCause() == null ? failed : failed.getCause());
        } catch (RuntimeException failed) {
            throw new NotAcknowledgedException(target, failed);
        }
        count(dead.topic());
        LOG.atWarn()
                .addKeyValue("topic", dead.topic())
                .addKeyValue("partition", dead.partition())
                .addKeyValue("offset", dead.offset())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("A record was dead-lettered");
    }

    private void count(String topic) {
        Counter.builder("countersign.dead.letters")
                .description("Records put aside for what they hold")
                .tag("topic", topic)
                .register(meters)
                .increment();
    }

    private static ProducerRecord<String, byte[]> letter(
            String target, ConsumerRecord<String, byte[]> dead, Throwable cause) {
        var letter = new ProducerRecord<String, byte[]>(target, dead.key(), dead.value());
        dead.headers().forEach(letter.headers()::add);
        Map.of(
                        CAUSE_HEADER, text(cause),
                        TOPIC_HEADER, dead.topic(),
                        PARTITION_HEADER, String.valueOf(dead.partition()),
                        OFFSET_HEADER, String.valueOf(dead.offset()))
                .forEach((name, value) -> letter.headers().remove(name).add(name, value.getBytes(UTF_8)));
        return letter;
    }

    /** The innermost cause's class and message; a JSON reader's message holds no payload beyond a field's name. */
    private static String text(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var text = root.getClass().getName() + ": " + root.getMessage();
        return text.length() <= CAUSE_LENGTH ? text : text.substring(0, CAUSE_LENGTH);
    }
}
