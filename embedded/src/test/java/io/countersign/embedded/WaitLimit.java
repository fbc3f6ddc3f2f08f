package io.countersign.embedded;

import java.time.Duration;

/**
 * The limit of every wait in the tests of this module. It equals that of {@code TestTimeouts} in {@code platform}, which
 * depends on this module.
 */
final class WaitLimit {

    static final Duration LIMIT = Duration.ofMillis(
            (long) (60_000 * Double.parseDouble(System.getenv().getOrDefault("COUNTERSIGN_TEST_TIMEOUT_FACTOR", "1"))));

    private WaitLimit() {}
}
