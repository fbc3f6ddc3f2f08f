package io.countersign.platform.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestTimeLimitTest {

    private static final RequestTimeLimit AMPLE = new RequestTimeLimit(TestTimeouts.LIMIT);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final RequestTimeLimit SHORT = new RequestTimeLimit(A_SECOND);

    @Test
    void workInTimeIsAnswered() {
        assertThat(AMPLE.within(() -> "done", () -> "late")).isEqualTo("done");
    }

    @Test
    void workThatTakesLongerIsLateAndGoesOn() throws InterruptedException {
        var released = new CountDownLatch(1);
        var done = new CountDownLatch(1);

        var answer = SHORT.within(
                () -> {
                    await(released);
                    done.countDown();
                    return "done";
                },
                () -> "late");

        assertThat(answer).isEqualTo("late");
        released.countDown();
        assertThat(done.await(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theTimeOfAllPartsIsCounted() {
        var never = new CountDownLatch(1);
        var deadline = SHORT.start();

        var first = deadline.within(() -> await(never), () -> "late");
        long begin = System.nanoTime();
        var second = deadline.within(() -> await(never), () -> "late as well");
        var elapsed = Duration.ofNanos(System.nanoTime() - begin);
        never.countDown();

        assertThat(first).isEqualTo("late");
        assertThat(second).isEqualTo("late as well");
        assertThat(elapsed).as("nothing was left for the second part").isLessThan(A_SECOND);
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "done";
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aFailureOfTheWorkIsThrown() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AMPLE.within(
                        () -> {
                            throw new IllegalArgumentException("a bug");
                        },
                        () -> "late"));
    }
}
