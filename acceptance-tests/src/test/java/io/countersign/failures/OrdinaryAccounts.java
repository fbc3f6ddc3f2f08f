package io.countersign.failures;

import static org.awaitility.Awaitility.await;

import io.countersign.acceptance.Forms;
import io.countersign.failures.StageTimes.Stage;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ten accounts that apply at a moderate pace, and how long they wait from the 202 to the notice. */
final class OrdinaryAccounts {

    static final int COUNT = 10;

    private static final Set<String> SCOPES = Set.of("applications:write", "applications:read");
    private static final String PREFIX = "ordinary-";
    private static final Duration PERIOD = Duration.ofMillis(400);
    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(3));
    private static final double PERCENTILE = 0.99;
    private static final double MEDIAN = 0.5;

    private final RetryingClient retryingClient;
    private final ConfirmedCommands taken;
    private final StageTimes notices;
    private final AtomicInteger brands = new AtomicInteger();
    private final List<String> tokens;

    OrdinaryAccounts(
            Installation installation, RetryingClient retryingClient, ConfirmedCommands taken, StageTimes notices) {
        this.retryingClient = retryingClient;
        this.taken = taken;
        this.notices = notices;
        this.tokens = IntStream.range(0, COUNT)
                .mapToObj(number -> registered(installation, PREFIX + number))
                .toList();
    }

    static boolean contain(String account) {
        return account.startsWith(PREFIX);
    }

    private String registered(Installation installation, String id) {
        var operator = installation.token("olga", Set.of("operator", "accounts:write"), Map.of());
        retryingClient.send(RepeatableRequest.of("PUT", "/v1/accounts/" + id, operator)
                .with(Map.of("kind", "enterprise", "verifiedName", "Harbour Light Trading Ltd", "language", "en")));
        return installation.token(id, SCOPES, Map.of("account", id));
    }

    /** Applies for so long, waits for every notice, and returns the 99th percentile of the time from 202 to notice. */
    Duration apply(Duration length) {
        var accepted = new ConcurrentHashMap<String, Long>();
        long end = System.nanoTime() + length.toNanos();
        var threads = tokens.stream()
                .map(token -> Thread.startVirtualThread(() -> apply(token, end, accepted)))
                .toList();
        threads.forEach(OrdinaryAccounts::join);
        await("a notice for each of " + accepted.size() + " applications")
                .atMost(TIMEOUT)
                .until(() -> accepted.keySet().stream().allMatch(notices::isNotified));
        report(accepted);
        return percentile(PERCENTILE, waits(Stage.NOTICE, accepted));
    }

    private List<Duration> waits(Stage stage, Map<String, Long> accepted) {
        return accepted.entrySet().stream()
                .map(entry -> Duration.ofNanos(Math.max(0, notices.of(stage, entry.getKey()) - entry.getValue())))
                .sorted()
                .toList();
    }

    /** Where they waited. */
    private void report(Map<String, Long> accepted) {
        var stages = Stream.of(Stage.values())
                .map(stage -> {
                    var waits = waits(stage, accepted);
                    return "%s %d/%d"
                            .formatted(
                                    stage.name().toLowerCase(Locale.ROOT),
                                    percentile(MEDIAN, waits).toMillis(),
                                    percentile(PERCENTILE, waits).toMillis());
                })
                .collect(Collectors.joining(", "));
        System.out.println(accepted.size() + " applications, ms from the 202, median/p99: " + stages);
    }

    private void apply(String token, long end, Map<String, Long> accepted) {
        while (System.nanoTime() < end) {
            long next = System.nanoTime() + PERIOD.toNanos();
            var reply = retryingClient.send(RepeatableRequest.of("POST", "/v1/applications", token)
                    .keyed(UUID.randomUUID().toString())
                    .with(Forms.rejectedByRules(Forms.brand(brands.incrementAndGet()))));
            if (reply.status() != 202) {
                throw new IllegalStateException("an ordinary application got " + reply);
            }
            accepted.put(reply.text("id"), System.nanoTime());
            taken.submitted(reply);
            Pause.of(Duration.ofNanos(next - System.nanoTime()));
        }
    }

    private static Duration percentile(double share, List<Duration> sorted) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
