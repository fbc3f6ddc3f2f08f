package io.countersign.failures;

import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How careful clients reach a service: an instance by chance, once more at the next one at once, and then on and on until
 * somebody answers.
 */
final class Door {

    static final String UNCURED = "errors that one retry did not cure";
    static final String REPEATED = "calls that were repeated";

    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(5));
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Installation installation;
    private final Tally tally;

    Door(Installation installation, Tally tally) {
        this.installation = installation;
        this.tally = tally;
    }

    /** The first answer that is one. */
    Reply send(Call call) {
        int first = ThreadLocalRandom.current().nextInt(100);
        long end = System.nanoTime() + TIMEOUT.toNanos();
        for (int tried = 0; System.nanoTime() < end; tried++) {
            var reply = once(call, first + tried);
            if (reply.isPresent() && !reply.get().isTransient()) {
                return reply.get();
            }
            tally.count("no answer yet: " + reply.map(Reply::why).orElse("connection broken or silent"));
            failed(tried);
        }
        tally.violation(call + " was not answered in " + TIMEOUT);
        throw new IllegalStateException(call + " was not answered in " + TIMEOUT);
    }

    private void failed(int tried) {
        if (tried == 0) {
            tally.count(REPEATED);
            return;
        }
        if (tried == 1) {
            tally.count(UNCURED);
        }
        Pause.of(Duration.ofMillis(Math.min(1_000, 100L * tried)));
    }

    /** Empty without an answer. */
    Optional<Reply> once(Call call, int which) {
        var instances = installation.of(Service.at(call.path()));
        var url = instances.get(which % instances.size()).url();
        try {
            var reply = new Reply(HTTP.send(call.at(url), BodyHandlers.ofByteArray()));
            look(call, reply);
            return Optional.of(reply);
        } catch (IOException broken) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Whatever happens to the servers, a client gets 503 with Retry-After, never 500. */
    private void look(Call call, Reply reply) {
        if (reply.status() >= 500 && reply.status() != 503) {
            tally.violation(call + ": " + reply);
        }
        if ((reply.status() == 503 || reply.status() == 429) && reply.retryAfter() < 0) {
            tally.violation(call + " does not say when to come again: " + reply);
        }
    }
}
