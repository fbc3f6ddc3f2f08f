package io.countersign.intake.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.memory.SlowServer;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A call asks the store several times: the limit is of all of them together. */
class CallTimeLimitTest {

    private static final Duration ALLOWED_TIME = Duration.ofMillis(400);

    /** Less than the limit for each, more for all. */
    private static final Duration EACH = Duration.ofMillis(300);

    private final SlowServer server = new SlowServer();

    private String code(Duration limit) {
        var calls = new CallsInMemory(Map.of(), limit);
        long id = calls.added("First");
        calls.storeWaits = server::call;
        server.takes(EACH);
        var modification = CallsInMemory.modification(ApiVersion.V2021, id).put("SignName", "Second");
        return calls.code(ApiVersion.V2021, Action.MODIFY, modification);
    }

    @Test
    void slowAnswersOfTheStoreAddUpToATimeout() {
        assertThat(code(ALLOWED_TIME)).isEqualTo("InternalError.Timeout");
    }

    @Test
    void theSameAnswersAreInTimeForAnAmpleLimit() {
        assertThat(code(TestTimeouts.LIMIT)).isEmpty();
        assertThat(server.calls()).isGreaterThan(1);
    }
}
