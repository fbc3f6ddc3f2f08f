package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A platform with many accounts, on a system of its own that others need not wait for. It has many more lines than may
 * wait for a decision at once or fit on a page; {@code -Dcountersign.bulk.lines=100000} makes it more.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VolumeTest {

    private static final int ACCOUNTS = Integer.getInteger("countersign.bulk.accounts", 1_000);
    private static final int LINES = Integer.getInteger("countersign.bulk.lines", 2_500);
    private static final Duration TIMEOUT =
            TestTimeouts.scaled(Duration.ofMinutes(5).plusMillis(10L * LINES));
    private static final int FOREIGN = 777;
    private static final String TOPIC = "countersign.applications";
    private static final Set<String> IDS = new HashSet<>();

    private static @Nullable Standalone running;
    private static @Nullable Client manifold;

    @BeforeAll
    static void registerAccounts(@TempDir Path directory) {
        running = Standalone.alone(directory).start();
        manifold = system().bearing(token("manifold"));
        Parallel.times(ACCOUNTS, 16, number -> {
            Accounts.register(platform(), account(number), Map.of());
            return number;
        });
        Accounts.register(system().bearing(token("somebody-else")), "somebody-else.not-ours", Map.of());
    }

    @AfterAll
    static void end() {
        system().kill();
    }

    @Test
    @Order(1)
    void aStreamThatIsCutAndSentAgainWholeMakesOneApplicationOfEachLine() {
        var stream = new BulkStream(platform());
        var lines = IntStream.range(0, LINES).mapToObj(VolumeTest::line).toList();
        var before = system().broker().size(TOPIC);
        stream.sendAndCut(lines.subList(0, LINES / 2), LINES / 4);
        assertThat(system().broker().size(TOPIC)).isGreaterThanOrEqualTo(before + LINES / 4 - 1);

        var answers = stream.send(lines);

        assertThat(answers)
                .extracting(answer -> answer.path("line").intValue())
                .isSorted()
                .hasSize(LINES);
        var statuses = new HashMap<Integer, Integer>();
        answers.forEach(answer -> statuses.merge(answer.path("status").intValue(), 1, Integer::sum));
        assertThat(statuses).isEqualTo(Map.of(202, LINES - 1, 403, 1));
        var foreign = answers.get(FOREIGN);
        assertThat(foreign.path("status").intValue()).isEqualTo(403);
        assertThat(foreign.at("/problem/code").stringValue()).isEqualTo("FOREIGN_ACCOUNT");
        answers.forEach(answer -> IDS.add(answer.path("id").stringValue("")));
        IDS.remove("");
        assertThat(IDS).hasSize(LINES - 1);
        assertThat(system().broker().eventIds(TOPIC, VolumeTest::isOurs))
                .isEqualTo(IDS.stream().map(id -> "submitted:" + id + ":1").collect(Collectors.toSet()));
    }

    @Test
    @Order(2)
    void aWalkOverAllOfThemUnderInsertsMissesAndDoublesNone() {
        var inserts = new ArrayList<CompletableFuture<Void>>();

        var seen =
                walk(page -> inserts.add(CompletableFuture.runAsync(() -> insert(page), Thread::startVirtualThread)));

        assertThat(inserts).isNotEmpty();
        inserts.forEach(CompletableFuture::join);
        assertThat(seen).doesNotHaveDuplicates().containsAll(IDS);
    }

    private static void insert(int number) {
        platform()
                .actingFor(account(number % ACCOUNTS))
                .post(Applicant.APPLICATIONS, Forms.rejectedByRules(Forms.brand(200_000 + number)))
                .expect(202);
    }

    @Test
    @Order(3)
    void allOfThemAreDecidedAndTheAuditFindsNothing() {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> platform()
                        .get("/v1/applications?limit=1&status=pending")
                        .each("items", "id")
                        .isEmpty());

        Audit.findsNothing(system());
    }

    /** @param between done before each next page, called with the number so far */
    private static List<String> walk(IntConsumer between) {
        var seen = new ArrayList<String>();
        var page = platform().get("/v1/applications?limit=200").expect(200);
        for (int pages = 1; ; pages++) {
            seen.addAll(page.each("items", "id"));
            var next = page.get("next");
            if (next.isEmpty()) {
                return seen;
            }
            between.accept(pages);
            page = platform()
                    .get("/v1/applications?limit=200&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8))
                    .expect(200);
        }
    }

    private static String line(int number) {
        var line = Forms.rejectedByRules(Forms.brand(number));
        line.put("account", number == FOREIGN ? "somebody-else.not-ours" : account(number % ACCOUNTS));
        line.put("idempotencyKey", "bulk-" + number).put("externalReference", "row-" + number);
        return line.toString();
    }

    private static String account(int number) {
        return "manifold." + number;
    }

    private static boolean isOurs(String account) {
        return account.startsWith("manifold.");
    }

    private static String token(String name) {
        var scopes = Set.of("platform", "accounts:write", "applications:write", "applications:read");
        return system().token(name, scopes, Map.of("platform", name));
    }

    private static Standalone system() {
        return Objects.requireNonNull(running);
    }

    private static Client platform() {
        return Objects.requireNonNull(manifold);
    }
}
