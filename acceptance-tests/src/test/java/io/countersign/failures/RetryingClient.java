package io.countersign.failures;

import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends a request to a random instance, repeats it once at the next instance at once, and then with pauses until an instance
 * answers or the time-out ends.
 */
final class RetryingClient {

    static final String FAILED_AFTER_RETRY = "requests that failed after one retry";
    static final String REPEATED = "requests that were repeated";

    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(5));
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Installation installation;
    private final RunStatistics statistics;

    RetryingClient(Installation installation, RunStatistics statistics) {
        this.installation = installation;
        this.statistics = statistics;
    }

    /** The first response that is not transient. */
    Reply send(RepeatableRequest call) {
        int first = ThreadLocalRandom.current().nextInt(100);
        long end = System.nanoTime() + TIMEOUT.toNanos();
        int errors = 0;
        for (int tried = 0; System.nanoTime() < end; tried++) {
            var reply = once(call, first + tried);
            if (reply.isPresent() && !reply.get().isTransient()) {
                return reply.get();
            }
            statistics.count("no answer yet: " + reply.map(Reply::why).orElse("connection broken or silent"));
            if (reply.isEmpty() || reply.get().status() >= 500) {
                failed(errors++);
            }
            Pause.of(Duration.ofMillis(Math.min(1_000, 100L * tried)));
        }
        statistics.violation(call + " was not answered in " + TIMEOUT);
        throw new IllegalStateException(call + " was not answered in " + TIMEOUT);
    }

    /** A limit of the tenant (429) is no failure of the system. */
    private void failed(int before) {
        if (before == 0) {
            statistics.count(REPEATED);
        } else if (before == 1) {
            statistics.count(FAILED_AFTER_RETRY);
        }
    }

    /** Empty without a response. */
    Optional<Reply> once(RepeatableRequest call, int which) {
        var instances = installation.of(Service.at(call.path()));
        var url = instances.get(which % instances.size()).url();
        try {
            var reply = new Reply(HTTP.send(call.at(url), BodyHandlers.ofByteArray()));
            check(call, reply);
            return Optional.of(reply);
        } catch (IOException broken) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Whatever happens to the servers, a client gets 503 with Retry-After, never 500. */
    private void check(RepeatableRequest call, Reply reply) {
        if (reply.status() >= 500 && reply.status() != 503) {
            statistics.violation(call + ": " + reply);
        }
        if ((reply.status() == 503 || reply.status() == 429) && reply.retryAfter() < 0) {
            statistics.violation(call + " does not say when to come again: " + reply);
        }
    }
}
