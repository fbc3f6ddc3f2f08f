package planted.quota.web;

import org.springframework.kafka.core.KafkaOperations;

/** Publishes past the role that does. */
class Sends {

    void send(KafkaOperations<String, String> kafka) {
        var _ = kafka.send("topic", "text");
    }
}
