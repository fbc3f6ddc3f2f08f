package io.countersign.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Broker, store and services as processes of their own under load. Without further ado one kill of each and a stale
 * instance; {@code -Dcountersign.failures.minutes=30} takes so long and every kind of fault.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailuresTest {

    private static final long SEED = Long.getLong("countersign.failures.seed", 20_260_214);
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("countersign.failures.minutes", 0));
    private static final boolean IS_LONG_RUN = LENGTH.isPositive();
    private static final int ACCOUNTS = Integer.getInteger("countersign.failures.accounts", 6);
    private static final int MEAN_PAUSE_MILLIS = Integer.getInteger("countersign.failures.pause", 1_000);
    private static final Duration TIMEOUT = TestTimeouts.LIMIT;

    /** Kilobytes by which a heap may differ that is called flat. */
    private static final long FLAT = 16 << 10;

    private static final RunStatistics METRICS = new RunStatistics();
    private static final ConfirmedCommands TAKEN = new ConfirmedCommands();
    private static final Random RANDOM = new Random(SEED);

    /** Of this there is one more, which becomes stale. */
    private static final Service TWICE = Service.ALL.get(RANDOM.nextInt(Service.ALL.size()));

    private static Instant began = Instant.EPOCH;
    private static final Map<String, Long> PARTS = new LinkedHashMap<>();
    private static final List<String> AUDITED = new ArrayList<>();
    private static final List<String> VIOLATIONS = new ArrayList<>();

    private static @Nullable Installation running;
    private static @Nullable ClientLoad load;
    private static @Nullable FullDisk disk;

    @BeforeAll
    static void start() throws IOException {
        began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        System.out.println("seed: -Dcountersign.failures.seed=" + SEED);
        var directory = Files.createTempDirectory("countersign-failures");
        disk = IS_LONG_RUN ? FullDisk.at(directory.resolve("kafka")) : null;
        var twice = IS_LONG_RUN ? Stream.<Service>of() : Stream.of(TWICE);
        var installation = new Installation(
                        directory,
                        Map.of(
                                "COUNTERSIGN_MAX_IN_FLIGHT", String.valueOf(BackPressure.IN_FLIGHT),
                                "COUNTERSIGN_MAX_IN_FLIGHT_PER_CALLER", String.valueOf(BackPressure.IN_FLIGHT)))
                .start(Stream.concat(Service.ALL.stream(), twice).toList());
        running = installation;
        load = new ClientLoad(installation, METRICS, TAKEN, SEED, ACCOUNTS, MEAN_PAUSE_MILLIS);
        ended("start");
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
        if (disk != null) {
            disk.close();
        }
        if (!IS_LONG_RUN) {
            var length = Duration.between(began, Instant.now());
            var summary = new RunSummary(SEED, began, length, PARTS, METRICS.counts(), List.of(), AUDITED, VIOLATIONS);
            summary.write();
            summary.markdown().forEach(System.out::println);
        }
    }

    /** Counts the seconds since what was before it. */
    private static void ended(String part) {
        long before = PARTS.values().stream().mapToLong(Long::longValue).sum();
        PARTS.put(part, Duration.between(began, Instant.now()).toSeconds() - before);
    }

    @Test
    @Order(1)
    void whateverIsKilledOrFrozenEach202IsDecidedOrWaitsAndNothingIsThereTwice() {
        var faults = new FaultInjector(running(), METRICS, RANDOM, disk);

        if (IS_LONG_RUN) {
            var summary = new LongRun(running(), load(), TAKEN, METRICS, faults, RANDOM).run(SEED, LENGTH);
            summary.markdown().forEach(System.out::println);
            assertThat(summary.violations()).isEmpty();
        } else {
            killEachOnceWhileOneIsStale(faults);
            nothingIsLostOrDoubled("one kill of each while one is stale");
        }
    }

    private static void killEachOnceWhileOneIsStale(FaultInjector faults) {
        var stale = running().of(TWICE).getLast();
        var victims = Stream.concat(
                        running().all().stream()
                                .filter(instance -> !instance.equals(stale))
                                .map(Instance::node),
                        running().servers().own().stream())
                .toList();
        load().start();
        var order = faults.shuffled(victims);
        System.out.println("stale: " + stale + ", killed in this order: " + order);
        if (running().servers().own().size() < 2) {
            System.out.println("broker and store are the environment's: they are not killed");
        }

        awaitMore();
        faults.members().freeze(stale, () -> order.subList(0, 2).forEach(victim -> kill(faults, victim)));
        order.subList(2, order.size()).forEach(victim -> kill(faults, victim));

        running().awaitReady();
        awaitMore();
        load().stop();
    }

    private static void kill(FaultInjector faults, ManagedProcess victim) {
        faults.kill(victim);
        awaitMore();
    }

    /** So that each kill meets a system at work. */
    private static void awaitMore() {
        int before = TAKEN.size();
        await().atMost(TIMEOUT).until(() -> TAKEN.size() > before + 10);
    }

    @Test
    @Order(2)
    void aRollingRestartOfEveryServiceShowsNoErrorThatOneRetryDoesNotCure() {
        assumeTrue(!IS_LONG_RUN, "part of the long run");
        var old = running().all();
        var uncured = METRICS.of(RetryingClient.FAILED_AFTER_RETRY);
        load().start();
        awaitMore();

        var replacements = Service.ALL.stream().map(running()::add).toList();
        replacements.forEach(running()::admit);
        endOneAfterTheOtherOfEachService(old);

        awaitMore();
        load().stop();
        assertThat(METRICS.of(RetryingClient.FAILED_AFTER_RETRY) - uncured).isZero();
        nothingIsLostOrDoubled("rolling restart of everything");
    }

    private static void endOneAfterTheOtherOfEachService(List<Instance> old) {
        var members = new GroupMembership(running(), METRICS, RANDOM);
        var ends = Service.ALL.stream()
                .map(service -> CompletableFuture.runAsync(
                        () -> old.stream()
                                .filter(instance -> instance.service() == service)
                                .forEach(members::end),
                        Thread::startVirtualThread))
                .toList();
        ends.forEach(CompletableFuture::join);
    }

    @Test
    @Order(3)
    void withAStoreTenTimesSlowerIntakeShedsLoadAndItsMemoryStaysFlat() {
        assumeTrue(!IS_LONG_RUN && running().proxy() != null, "needs a store that can be led through a proxy");
        var proxy = Objects.requireNonNull(running().proxy());

        var found = new BackPressure(running(), load(), TAKEN).compare(proxy);

        System.out.println(found);
        assertThat(found.slow().shed()).hasPositiveValue();
        assertThat(found.slow().confirmed()).hasPositiveValue();
        assertThat(found.slow().other()).isEmpty();
        assertThat(found.most())
                .allSatisfy((service, most) ->
                        assertThat(most).isLessThan(found.live().getOrDefault(service, 0L) + FLAT));
        nothingIsLostOrDoubled("store ten times slower");
    }

    private static void nothingIsLostOrDoubled(String part) {
        var check = new ConsistencyCheck(running().connection(), TAKEN);
        VIOLATIONS.addAll(check.run());
        VIOLATIONS.addAll(METRICS.violations());
        running().endedByThemselves().forEach(node -> VIOLATIONS.add(node + " ended by itself"));
        AUDITED.add(check.audited());
        ended(part);
        assertThat(VIOLATIONS).isEmpty();
    }

    private static Installation running() {
        return Objects.requireNonNull(running);
    }

    private static ClientLoad load() {
        return Objects.requireNonNull(load);
    }
}
