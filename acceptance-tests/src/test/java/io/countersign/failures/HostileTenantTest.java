package io.countersign.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Ten ordinary accounts apply while a tenant attacks, on broker, store and services that are processes of their own. Windows
 * without and with the attack are compared by {@link PairedWindows}. {@code -Dcountersign.hostile.pairs=20} makes more of them.
 * {@code -Dcountersign.hostile.limits=off} starts intake without its limits of a tenant, and expects that the wait of the others
 * is then beyond what the suite allows.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileTenantTest {

    private static final int PAIRS = Integer.getInteger("countersign.hostile.pairs", 3);
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("countersign.hostile.seconds", 7));
    private static final Duration FLOOD_INTERVAL = Duration.ofMillis(4);
    static final WaitRatioLimit FLOOD = new WaitRatioLimit(2);
    static final WaitRatioLimit ATTACKS = new WaitRatioLimit(3);

    private static final String LIMITS = "countersign.hostile.limits";
    private static final String OFF = "off";
    private static final boolean IS_LIMITED = !OFF.equals(System.getProperty(LIMITS));
    private static final String MANY = "1000000";

    /** Intake's limits of one tenant, so high that none is reached. */
    static final Map<String, String> WITHOUT_LIMITS = Map.of(
            "COUNTERSIGN_BACKLOG", MANY,
            "COUNTERSIGN_RATE_SUBMIT", MANY,
            "COUNTERSIGN_BURST_SUBMIT", MANY,
            "COUNTERSIGN_MAX_IN_FLIGHT", MANY,
            "COUNTERSIGN_MAX_IN_FLIGHT_PER_CALLER", MANY);

    private static final RunStatistics STATISTICS = new RunStatistics();
    private static final ConfirmedCommands CONFIRMED = new ConfirmedCommands();

    private static @Nullable Installation installation;
    private static @Nullable StageTimes notices;
    private static @Nullable OrdinaryAccounts ordinary;
    private static @Nullable HostileTenant hostile;

    @BeforeAll
    static void start() throws IOException {
        var settings = IS_LIMITED ? Map.<String, String>of() : WITHOUT_LIMITS;
        var running = new Installation(Files.createTempDirectory("countersign-hostile"), settings).start(Service.ALL);
        installation = running;
        var retryingClient = new RetryingClient(running, STATISTICS);
        var times = new StageTimes(running.connection());
        notices = times;
        ordinary = new OrdinaryAccounts(running, retryingClient, CONFIRMED, times);
        hostile = new HostileTenant(running, retryingClient, STATISTICS);
        windows().warmUp();
    }

    @AfterAll
    static void stop() {
        if (notices != null) {
            notices.close();
        }
        if (installation != null) {
            installation.close();
        }
        STATISTICS.counts().forEach((what, count) -> System.out.println(what + ": " + count));
    }

    /** Without the limits the wait has to grow beyond what is allowed: the suite can fail. */
    @Test
    @Order(1)
    void aTenantThatFloodsDoesNotDoubleTheWaitOfOthers() {
        if (IS_LIMITED) {
            assertWithin(FLOOD, HostileTenantTest::flood);
            assertThat(STATISTICS.of("flood: 429")).isPositive();
        } else {
            assertBeyond(FLOOD, HostileTenantTest::flood);
            assertThat(STATISTICS.of("flood: 429")).isZero();
        }
        assertThat(STATISTICS.of("flood: 202")).isPositive();
    }

    @Test
    @Order(2)
    @DisabledIfSystemProperty(named = LIMITS, matches = OFF)
    void allAttacksTogetherDoNotTripleTheWaitOfOthersAndLoseNothing() {
        var pictures = new SharedPictures(installation(), new RetryingClient(installation(), STATISTICS));
        pictures.prepare();
        hostile().registerUnreachableEndpoint();
        sealWithLostKey(pictures.modifierId());

        try (var idle = new IdleConnections(
                installation().of(Service.INTAKE).getFirst().port(), hostile().token())) {
            compileCode(() -> attacks(pictures, idle));
            assertWithin(ATTACKS, () -> attacks(pictures, idle));
        }

        assertThat(STATISTICS.of("modification: 409"))
                .as("beyond the limit of revisions")
                .isPositive();
        nothingIsLost();
    }

    private static PeriodicActions attacks(SharedPictures pictures, IdleConnections idle) {
        var careless = new RetryingClient(installation(), STATISTICS);
        return new PeriodicActions(STATISTICS)
                .every(FLOOD_INTERVAL, hostile()::submit)
                .every(Duration.ofMillis(50), () -> STATISTICS.count("modification: " + pictures.modify(careless)))
                .every(Duration.ofMillis(100), hostile()::evaluate)
                .every(Duration.ofMillis(100), hostile()::sendLongLanguages)
                .every(Duration.ofSeconds(10), hostile()::upload)
                .every(Duration.ofSeconds(10), idle::reopen);
    }

    private static PeriodicActions flood() {
        return new PeriodicActions(STATISTICS).every(FLOOD_INTERVAL, hostile()::submit);
    }

    private static PairedWindows windows() {
        return new PairedWindows(HostileTenantTest::measured, PAIRS);
    }

    /** Prints what each process used, which says where an attack costs. */
    private static Duration measured() {
        var before = ProcessorTimes.of(installation());
        var percentile = ordinary().apply(WINDOW);
        System.out.println(
                "processor time in ms: " + ProcessorTimes.of(installation()).since(before));
        return percentile;
    }

    /** As the warm-up does for quiet windows: the code of the attacks is loaded and compiled once, and that is not measured. */
    private static void compileCode(Supplier<PeriodicActions> attack) {
        try (var _ = attack.get()) {
            measured();
        }
    }

    private static void assertWithin(WaitRatioLimit limit, Supplier<PeriodicActions> attack) {
        var others = new ForeignLoad();
        var comparison = windows().compare(attack, limit.ratio(), () -> WaitRatioLimit.least(others.measure()));
        assertThat(limit.admits(comparison, others.measure()))
                .as(() -> report(comparison, others))
                .isTrue();
        System.out.println(report(comparison, others));
    }

    /** Judged as with the limits, but not measured again. */
    private static void assertBeyond(WaitRatioLimit limit, Supplier<PeriodicActions> attack) {
        var others = new ForeignLoad();
        var comparison = windows().compare(attack, Double.MAX_VALUE, () -> Duration.ZERO);
        assertThat(limit.admits(comparison, others.measure()))
                .as(() -> report(comparison, others))
                .isFalse();
        System.out.println(report(comparison, others));
    }

    private static String report(PairedWindows.Comparison comparison, ForeignLoad others) {
        var least = WaitRatioLimit.least(others.share());
        return "202 to notice, p99: %s; other processes used %.0f %% of the processors, a quiet one counts as at least %s, ratio %.2f"
                .formatted(comparison, 100 * others.share(), least, comparison.ratio(least));
    }

    /** As if the key that sealed it were not configured any more. */
    private static void sealWithLostKey(String account) {
        var connection = installation().connection();
        try (var client = connection.mongoClient()) {
            var found = connection
                    .database(client, Service.NOTIFICATION.label())
                    .getCollection("endpoints")
                    .updateOne(Filters.eq("_id", account), Updates.set("secret", "lost:AAAA"));
            assertThat(found.getMatchedCount()).isEqualTo(1);
        }
    }

    private static void nothingIsLost() {
        var violations = new ArrayList<>(
                new ConsistencyCheck(installation().connection(), CONFIRMED, OrdinaryAccounts::contain).run());
        violations.addAll(STATISTICS.violations());
        installation().endedByThemselves().forEach(node -> violations.add(node + " ended by itself"));
        assertThat(violations).isEmpty();
    }

    private static Installation installation() {
        return Objects.requireNonNull(installation);
    }

    private static OrdinaryAccounts ordinary() {
        return Objects.requireNonNull(ordinary);
    }

    private static HostileTenant hostile() {
        return Objects.requireNonNull(hostile);
    }
}
