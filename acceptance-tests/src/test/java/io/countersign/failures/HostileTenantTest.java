package io.countersign.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Ten ordinary accounts apply while a tenant attacks, on broker, store and services that are processes of their own. Quiet
 * rounds and rounds under attack alternate, and the medians of their 99th percentiles are compared, so that what else the
 * machine does counts on both sides. {@code -Dcountersign.hostile.rounds=20} makes more of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileTenantTest {

    private static final int ROUNDS = Integer.getInteger("countersign.hostile.rounds", 3);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("countersign.hostile.seconds", 7));
    private static final Duration FLOOD_INTERVAL = Duration.ofMillis(4);
    private static final int MAX_FLOOD_FACTOR = 2;
    private static final int MAX_ATTACK_FACTOR = 3;

    /**
     * On a busy machine a shorter percentile is mostly its scheduling, so the ratio is taken to at least this one. Without
     * limits the wait grows by seconds in each round.
     */
    private static final Duration MIN_COMPARED = Duration.ofSeconds(1);

    private static final Tally TALLY = new Tally();
    private static final Taken TAKEN = new Taken();

    private static @Nullable Installation installation;
    private static @Nullable NoticeTimes notices;
    private static @Nullable OrdinaryAccounts ordinary;
    private static @Nullable HostileTenant hostile;

    @BeforeAll
    static void start() throws IOException {
        var running = new Installation(Files.createTempDirectory("countersign-hostile")).start(Service.ALL);
        installation = running;
        var door = new Door(running, TALLY);
        var times = new NoticeTimes(running.connection());
        notices = times;
        ordinary = new OrdinaryAccounts(running, door, TAKEN, times);
        hostile = new HostileTenant(running, door, TALLY);
        ordinary().apply(ROUND);
    }

    @AfterAll
    static void stop() {
        if (notices != null) {
            notices.close();
        }
        if (installation != null) {
            installation.close();
        }
        TALLY.counts().forEach((what, count) -> System.out.println(what + ": " + count));
    }

    @Test
    @Order(1)
    void aTenantThatFloodsDoesNotDoubleTheWaitOfOthers() {
        compare(MAX_FLOOD_FACTOR, () -> new Repetition(TALLY).every(FLOOD_INTERVAL, hostile()::submit));

        assertThat(TALLY.of("flood: 202")).isPositive();
        assertThat(TALLY.of("flood: 429")).isPositive();
    }

    @Test
    @Order(2)
    void allAttacksTogetherDoNotTripleTheWaitOfOthersAndLoseNothing() {
        var pictures = new SharedPictures(installation(), new Door(installation(), TALLY));
        pictures.prepare();
        hostile().registerUnreachableEndpoint();
        sealWithLostKey(pictures.modifierId());

        try (var idle = new IdleConnections(
                installation().of(Service.INTAKE).getFirst().port(), hostile().token())) {
            compare(MAX_ATTACK_FACTOR, () -> attacks(pictures, idle));
        }

        assertThat(TALLY.of("modification: 409"))
                .as("beyond the limit of revisions")
                .isPositive();
        nothingIsLost();
    }

    private static Repetition attacks(SharedPictures pictures, IdleConnections idle) {
        var careless = new Door(installation(), TALLY);
        return new Repetition(TALLY)
                .every(FLOOD_INTERVAL, hostile()::submit)
                .every(Duration.ofMillis(50), () -> TALLY.count("modification: " + pictures.modify(careless)))
                .every(Duration.ofMillis(100), hostile()::evaluate)
                .every(Duration.ofMillis(100), hostile()::sendLongLanguages)
                .every(Duration.ofSeconds(10), hostile()::upload)
                .every(Duration.ofSeconds(10), idle::reopen);
    }

    private static void compare(int factor, Supplier<Repetition> attack) {
        var quiet = new ArrayList<Duration>();
        var attacked = new ArrayList<Duration>();
        for (int round = 0; round < ROUNDS; round++) {
            quiet.add(ordinary().apply(ROUND));
            try (var _ = attack.get()) {
                attacked.add(ordinary().apply(ROUND));
            }
        }
        System.out.println("202 to notice, p99: quiet " + quiet + ", under attack " + attacked);
        var base = Collections.max(List.of(MIN_COMPARED, median(quiet)));
        assertThat(median(attacked)).isLessThanOrEqualTo(base.multipliedBy(factor));
    }

    private static Duration median(List<Duration> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
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
        var violations =
                new ArrayList<>(new AtRest(installation().connection(), TAKEN, OrdinaryAccounts::contain).look());
        violations.addAll(TALLY.violations());
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
