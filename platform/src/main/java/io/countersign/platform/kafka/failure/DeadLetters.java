package io.countersign.platform.kafka.failure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.store.document.UnreadableDocumentException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Publishes the records that a service cannot process because of their content to {@code <topic>.<service>.dlt}, with
 * key, bytes and headers unchanged and four more headers: origin and cause.
 */
public final class DeadLetters {

    public static final String CAUSE_HEADER = "dlt_cause";
    public static final String TOPIC_HEADER = "dlt_topic";
    public static final String PARTITION_HEADER = "dlt_partition";
    public static final String OFFSET_HEADER = "dlt_offset";
    public static final List<String> HEADERS = List.of(CAUSE_HEADER, TOPIC_HEADER, PARTITION_HEADER, OFFSET_HEADER);

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MAX_CAUSE_LENGTH = 500;

    private final KafkaOperations<String, byte[]> template;
    private final String service;
    private final MeterRegistry meters;
    private final DocumentErrorProperties limits;

    public DeadLetters(KafkaOperations<String, byte[]> template, String service, MeterRegistry meters) {
        this(template, service, meters, DocumentErrorProperties.DEFAULTS);
    }

    public DeadLetters(
            KafkaOperations<String, byte[]> template,
            String service,
            MeterRegistry meters,
            DocumentErrorProperties limits) {
        this.template = template;
        this.service = service;
        this.meters = meters;
        this.limits = limits;
    }

    /** The limit of one listener. */
    public DocumentErrorLimit documentErrorLimit() {
        return new DocumentErrorLimit(limits, InstantSource.system());
    }

    /** The dead-letter topic of {@code service} for the records of {@code topic}. */
    public static String topic(String topic, String service) {
        return topic + "." + service + ".dlt";
    }

    /** @throws NotAcknowledgedException if the broker did not acknowledge it: the record must then be read again */
    public void publish(ConsumerRecord<String, byte[]> rejected, Throwable cause) {
        var target = topic(rejected.topic(), service);
        try {
            template.send(deadLetter(target, rejected, cause)).join();
        } catch (CompletionException failed) {
            throw new NotAcknowledgedException(target, failed.getCause() == null ? failed : failed.getCause());
        } catch (RuntimeException failed) {
            throw new NotAcknowledgedException(target, failed);
        }
        count(rejected.topic());
        LOG.atWarn()
                .addKeyValue("topic", rejected.topic())
                .addKeyValue("partition", rejected.partition())
                .addKeyValue("offset", rejected.offset())
                .addKeyValue("cause", informative(cause).getClass().getSimpleName())
                .log("Record dead-lettered");
    }

    private void count(String topic) {
        Counter.builder("countersign.dead.letters")
                .description("Records published to a dead-letter topic")
                .tag("topic", topic)
                .register(meters)
                .increment();
    }

    private static ProducerRecord<String, byte[]> deadLetter(
            String target, ConsumerRecord<String, byte[]> rejected, Throwable cause) {
        var deadLetter = new ProducerRecord<String, byte[]>(target, rejected.key(), rejected.value());
        rejected.headers().forEach(deadLetter.headers()::add);
        Map.of(
                        CAUSE_HEADER, text(cause),
                        TOPIC_HEADER, rejected.topic(),
                        PARTITION_HEADER, String.valueOf(rejected.partition()),
                        OFFSET_HEADER, String.valueOf(rejected.offset()))
                .forEach((name, value) -> deadLetter.headers().remove(name).add(name, value.getBytes(UTF_8)));
        return deadLetter;
    }

    /** Class and message; the message of a JSON reader holds no payload beyond the name of a field. */
    private static String text(Throwable cause) {
        var informative = informative(cause);
        var text = informative.getClass().getName() + ": " + informative.getMessage();
        return text.length() <= MAX_CAUSE_LENGTH ? text : text.substring(0, MAX_CAUSE_LENGTH);
    }

    /** The exception that names the document, or the innermost cause. */
    private static Throwable informative(Throwable cause) {
        var root = cause;
        while (!(root instanceof UnreadableDocumentException) && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
