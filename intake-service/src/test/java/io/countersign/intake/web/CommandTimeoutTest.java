package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.intake.domain.submission.CommandResult;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CommandTimeoutTest {

    @Test
    void aCommandInTimeIsAnswered() {
        assertThat(new CommandTimeout(TestTimeouts.LIMIT).within(CommandResult.NotFound::new))
                .isEqualTo(new CommandResult.NotFound());
    }

    @Test
    void aCommandThatTakesLongerIsNotConfirmedAndGoesOn() throws Exception {
        var released = new CountDownLatch(1);
        var done = new CountDownLatch(1);

        var answer = new CommandTimeout(Duration.ofMillis(50)).within(() -> {
            awaitUninterrupted(released);
            done.countDown();
            return new CommandResult.NotFound();
        });

        assertThat(answer).isEqualTo(new CommandResult.Unavailable());
        released.countDown();
        assertThat(done.await(TestTimeouts.LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aFailureOfTheCommandIsThrown() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new CommandTimeout(TestTimeouts.LIMIT).within(() -> {
                    throw new IllegalArgumentException("a bug");
                }));
    }
}
