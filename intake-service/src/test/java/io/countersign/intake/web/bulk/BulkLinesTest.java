package io.countersign.intake.web.bulk;

import static io.countersign.intake.web.ApplicationsTest.application;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountDirectory;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.memory.InMemoryAccounts;
import io.countersign.intake.memory.InMemoryCertificateUsage;
import io.countersign.intake.memory.InMemoryCertificates;
import io.countersign.intake.memory.InMemoryCounters;
import io.countersign.intake.memory.InMemoryIntake;
import io.countersign.intake.memory.InMemoryKeys;
import io.countersign.intake.memory.InMemoryViews;
import io.countersign.intake.memory.SlowServer;
import io.countersign.intake.web.IntakeMetrics;
import io.countersign.intake.web.RequestDigest;
import io.countersign.intake.web.Tenancy;
import io.countersign.intake.web.bulk.LineSplitter.Line;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.platform.web.server.RequestTimeLimit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A part of a stream, with stores that fail as a test wishes. */
class BulkLinesTest {

    private static final Caller ACME = new Caller("acme", Set.of("applications:write"), Map.of("account", "acme"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SlowServer server = new SlowServer();
    private boolean storeAnswers = true;

    private final InMemoryKeys keys = new InMemoryKeys() {
        @Override
        public List<IdempotencyRecord> claim(List<IdempotencyRecord> claimed) {
            ask();
            return super.claim(claimed);
        }
    };
    private final InMemoryCertificates pictures = new InMemoryCertificates() {
        @Override
        public Set<Certificate.Id> existing(Collection<Certificate.Id> ids) {
            ask();
            return super.existing(ids);
        }
    };
    private final InMemoryAccounts accounts = new InMemoryAccounts() {
        @Override
        public @Nullable AccountSnapshot find(AccountId id) {
            ask();
            return super.find(id);
        }
    };
    private final InMemoryIntake world = new InMemoryIntake(new InMemoryCounters(), keys, new InMemoryViews());
    private final BulkSubmission bulk = bulk(TestTimeouts.LIMIT);

    private BulkSubmission bulk(Duration limit) {
        return new BulkSubmission(
                world.intake,
                new CertificateService(
                        pictures,
                        InMemoryCertificateUsage.ampleQuota(),
                        (_, _) -> InMemoryCertificates.shown(),
                        world.store,
                        (_, _) -> true,
                        () -> Fixtures.NOON),
                new Tenancy(new AccountDirectory(accounts, _ -> true, () -> Fixtures.NOON)),
                new RequestDigest(new JsonMapper()),
                new IntakeMetrics(meters),
                new RequestTimeLimit(limit));
    }

    private void ask() {
        server.call();
        if (!storeAnswers) {
            throw new MongoTimeoutException("no server");
        }
    }

    private static Line line(int number, String more) {
        return new Line(number, application("Acme").replace("}", more + "}").getBytes(UTF_8));
    }

    private List<BulkResult> submit(Line... lines) {
        return bulk.submit(ACME, null, List.of(lines), Locale.ENGLISH);
    }

    private double submitted() {
        return meters.counter("countersign.submitted", "channel", "bulk", "region", "global")
                .count();
    }

    @Test
    void whileTheStoreDoesNotAnswerEachLineReportsItAndTheNextAreAccepted() {
        accounts.insert(Fixtures.account(Fixtures.ACME));
        var keyed = line(1, ",\"idempotencyKey\":\"k\"");

        storeAnswers = false;
        var unconfirmed = submit(keyed, line(2, ""));
        storeAnswers = true;
        var confirmed = submit(keyed, line(2, ""));

        assertThat(unconfirmed).extracting(BulkResult::line).containsExactly(1, 2);
        assertThat(unconfirmed).extracting(BulkResult::status).containsOnly(503);
        assertThat(unconfirmed)
                .allSatisfy(result ->
                        assertThat(requireNonNull(result.problem()).getCode()).isEqualTo("NOT_CONFIRMED"));
        assertThat(confirmed).extracting(BulkResult::status).containsOnly(202);
    }

    @Test
    void slowAnswersOfTheStoreAddUpToNotConfirmed() {
        accounts.insert(Fixtures.account(Fixtures.ACME));
        server.takes(Duration.ofMillis(300));
        var lines = List.of(line(1, ",\"idempotencyKey\":\"slow\""), line(2, ""));

        var late = bulk(Duration.ofMillis(400)).submit(ACME, null, lines, Locale.ENGLISH);
        var ample = bulk.submit(ACME, null, lines, Locale.ENGLISH);

        assertThat(late).extracting(BulkResult::line).containsExactly(1, 2);
        assertThat(late).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(503);
            assertThat(requireNonNull(result.problem()).getCode()).isEqualTo("NOT_CONFIRMED");
        });
        assertThat(ample).extracting(BulkResult::status).containsOnly(202);
        assertThat(server.calls()).isGreaterThan(1);
    }

    @Test
    void aKeyThatIsNotClaimedIsNoApplication() {
        accounts.insert(Fixtures.account(Fixtures.ACME));
        submit(line(1, ""));

        storeAnswers = false;
        var unconfirmed = submit(line(1, ",\"idempotencyKey\":\"k\""));

        assertThat(unconfirmed).extracting(BulkResult::status).containsExactly(503);
        assertThat(world.publisher.entries()).hasSize(1);
    }

    @Test
    void aRepeatIsNotCountedAgain() {
        accounts.insert(Fixtures.account(Fixtures.ACME));

        submit(line(1, ",\"idempotencyKey\":\"a\""), line(2, ",\"idempotencyKey\":\"b\""));
        submit(line(1, ",\"idempotencyKey\":\"a\""), line(2, ",\"idempotencyKey\":\"c\""));

        assertThat(submitted()).isEqualTo(3);
    }
}
