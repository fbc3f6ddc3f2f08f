package io.countersign.failures;

import static java.util.stream.Collectors.toSet;

import io.countersign.acceptance.Jars;
import io.countersign.failures.Submitter.Account;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts with several clients each, and reviewers, at a bounded pace. */
final class ClientLoad {

    private static final Set<String> APPLICANT = Stream.of(
                    "applications:write", "applications:read", "quota:read", "notices:read")
            .collect(toSet());
    private static final int CLIENTS_OF_AN_ACCOUNT = 3;
    private static final int REVIEWERS = 3;
    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(6));

    private final Installation installation;
    private final RetryingClient client;
    private final RunStatistics statistics;
    private final ConfirmedCommands confirmed;
    private final BrandNames names = new BrandNames();
    private final Random seeds;
    private final int meanPauseMillis;
    private final List<Account> accounts;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    /** @param meanPauseMillis between what one client does and what it does next */
    ClientLoad(
            Installation installation,
            RunStatistics statistics,
            ConfirmedCommands confirmed,
            long seed,
            int accounts,
            int meanPauseMillis) {
        this.installation = installation;
        this.client = new RetryingClient(installation, statistics);
        this.statistics = statistics;
        this.confirmed = confirmed;
        this.seeds = new Random(seed);
        this.meanPauseMillis = meanPauseMillis;
        this.accounts = IntStream.range(0, accounts).mapToObj(this::account).toList();
    }

    RetryingClient client() {
        return client;
    }

    List<Account> accounts() {
        return accounts;
    }

    private Account account(int number) {
        var id = "account-" + number;
        var operator =
                installation.token("olga", Set.of("operator", "accounts:write"), Map.of("roles", List.of("operator")));
        client.send(RepeatableRequest.of("PUT", "/v1/accounts/" + id, operator)
                .with(Map.of("kind", "enterprise", "verifiedName", "Harbour Light Trading Ltd", "language", "en")));
        var token = installation.token(id, APPLICANT, Map.of("account", id));
        var licence = client.send(
                RepeatableRequest.of("POST", "/v1/certificates", token).with("image/png", picture()));
        return new Account(id, token, licence.text("sha256"));
    }

    private static byte[] picture() {
        try {
            return Files.readAllBytes(Jars.ROOT.resolve("samples/certificates/business-licence.png"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ClientLoad start() {
        ending = false;
        for (var account : accounts) {
            for (int number = 0; number < CLIENTS_OF_AN_ACCOUNT; number++) {
                var random = new Random(seeds.nextLong());
                var submitter = new Submitter(client, statistics, confirmed, names, account, random);
                run(random, submitter::act);
            }
        }
        for (int reviewer = 0; reviewer < REVIEWERS; reviewer++) {
            var random = new Random(seeds.nextLong());
            var reviewing = new ReviewerClient(client, statistics, confirmed, reviewer(reviewer), random);
            run(random, reviewing::act);
        }
        return this;
    }

    private String reviewer(int number) {
        return installation.token(
                "reviewer-" + number, Set.of("review:read", "review:decide"), Map.of("roles", List.of("reviewer")));
    }

    private void run(Random random, Runnable act) {
        threads.add(Thread.ofVirtual().start(() -> {
            while (!ending) {
                attempt(act);
                Pause.between(0, 2 * meanPauseMillis, random);
            }
        }));
    }

    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException surprised) {
            statistics.violation("a client could not go on: " + surprised);
        }
    }

    /** Returns when everything that was begun is confirmed. */
    void stop() {
        ending = true;
        for (var thread : threads) {
            try {
                if (!thread.join(TIMEOUT)) {
                    statistics.violation("a client still waits for an answer after " + TIMEOUT);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        threads.clear();
    }
}
