package io.countersign.platform.kafka.failure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DocumentErrorLimitTest {

    private final Throwable cause = new IllegalStateException("too large");

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final DocumentErrorLimit limit = new DocumentErrorLimit(new DocumentErrorProperties(3, 2), () -> now);

    private void register(long offset, String key) {
        limit.register(new ConsumerRecord<>("topic", 0, offset, key, new byte[0]), cause);
    }

    @Test
    void oneRecordMoreThanPermittedIsRefused() {
        register(1, "a");
        register(2, "a");
        register(3, "a");

        assertThatThrownBy(() -> register(4, "a"))
                .isInstanceOf(DocumentErrorLimitException.class)
                .hasCause(cause)
                .hasMessageContaining("more than 3 records or 2 keys of topic");
    }

    @Test
    void oneKeyMoreThanPermittedIsRefused() {
        register(1, "a");
        register(2, "b");

        assertThatThrownBy(() -> register(3, "c")).isInstanceOf(DocumentErrorLimitException.class);
        assertThatCode(() -> register(4, "b")).doesNotThrowAnyException();
    }

    @Test
    void aRecordThatIsReadAgainCountsOnce() {
        for (int read = 0; read < 100; read++) {
            register(1, "a");
        }

        assertThatCode(() -> register(2, "a")).doesNotThrowAnyException();
    }

    @Test
    void aRecordIsForgottenAfterAMinute() {
        register(1, "a");
        register(2, "b");
        now = now.plus(Duration.ofSeconds(61));

        assertThatCode(() -> register(3, "c")).doesNotThrowAnyException();
    }
}
