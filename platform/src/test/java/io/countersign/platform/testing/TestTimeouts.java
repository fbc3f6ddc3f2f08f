package io.countersign.platform.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The limit of every wait in tests. It is generous, as only a failing test reaches it, and the environment variable
 * {@code COUNTERSIGN_TEST_TIMEOUT_FACTOR} scales it for a slow machine. Registered as an extension, it is also the
 * default of Awaitility.
 */
public final class TestTimeouts implements BeforeAllCallback {

    public static final Duration LIMIT = scaled(Duration.ofMinutes(1));

    /** A wait that is longer by nature. */
    public static Duration scaled(Duration limit) {
        var factor = System.getenv("COUNTERSIGN_TEST_TIMEOUT_FACTOR");
        return factor == null ? limit : Duration.ofMillis((long) (limit.toMillis() * Double.parseDouble(factor)));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LIMIT);
    }
}
