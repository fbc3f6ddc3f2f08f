package io.countersign.intake.web.submission;

import static io.countersign.contracts.Fixtures.asked;
import static io.countersign.contracts.Fixtures.sentToReviewer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountDirectory;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.memory.InMemoryAccounts;
import io.countersign.intake.memory.InMemoryCertificateUsage;
import io.countersign.intake.memory.InMemoryCertificates;
import io.countersign.intake.memory.InMemoryCounters;
import io.countersign.intake.memory.InMemoryIntake;
import io.countersign.intake.memory.InMemoryKeys;
import io.countersign.intake.memory.InMemoryViews;
import io.countersign.intake.memory.SlowServer;
import io.countersign.intake.web.AcceptedResponse;
import io.countersign.intake.web.RequestDigest;
import io.countersign.intake.web.Tenancy;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.server.RequestTimeLimit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/** An answer to a question asks the store several times: the limit is of all of them together. */
class AnswerTimeLimitTest {

    private static final Caller ACME = new Caller("acme", Set.of("applications:write"), Map.of("account", "acme"));
    private static final Duration ALLOWED_TIME = Duration.ofMillis(400);

    /** Less than the limit for each, more for all. */
    private static final Duration EACH = Duration.ofMillis(300);

    private final SlowServer server = new SlowServer();
    private final InMemoryAccounts accounts = new InMemoryAccounts() {
        @Override
        public @Nullable AccountSnapshot find(AccountId id) {
            server.call();
            return super.find(id);
        }
    };
    private final InMemoryKeys keys = new InMemoryKeys() {
        @Override
        public List<IdempotencyRecord> claim(List<IdempotencyRecord> claimed) {
            server.call();
            return super.claim(claimed);
        }
    };
    private final InMemoryViews views = new InMemoryViews() {
        @Override
        public List<View> find(Collection<SignatureId> ids) {
            server.call();
            return super.find(ids);
        }
    };
    private final InMemoryIntake world = new InMemoryIntake(new InMemoryCounters(), keys, views);
    private final SignatureId signature = world.submitted("Acme");

    @BeforeEach
    void aQuestionIsOpen() {
        accounts.insert(Fixtures.account(Fixtures.ACME));
        world.update.on(List.of(sentToReviewer(signature, 1), asked(signature, 1, 1)));
        server.takes(EACH);
    }

    private QuestionAnswersController controller(Duration limit) {
        return new QuestionAnswersController(
                world.intake,
                new CertificateService(
                        new InMemoryCertificates(),
                        InMemoryCertificateUsage.ampleQuota(),
                        (_, _) -> InMemoryCertificates.shown(),
                        views,
                        (_, _) -> true,
                        () -> Fixtures.NOON),
                new Tenancy(new AccountDirectory(accounts, _ -> true, () -> Fixtures.NOON)),
                new RequestDigest(new JsonMapper()),
                new RequestTimeLimit(limit));
    }

    private ResponseEntity<AcceptedResponse> answer(Duration limit) {
        var body = JsonBody.parse("{\"text\":\"Ours.\"}".getBytes(UTF_8), AnswerRequest.class);
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/"));
        return controller(limit).answer(ACME, signature.text(), "1", null, null, body, exchange);
    }

    private boolean isAppended() {
        return world.publisher.entries().stream()
                .anyMatch(entry -> entry.event().data() instanceof InformationProvided);
    }

    @Test
    void slowAnswersOfTheStoreAddUpToNotConfirmed() {
        var refused = catchThrowableOfType(ProblemException.class, () -> answer(ALLOWED_TIME));

        assertThat(refused.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refused.code()).isEqualTo("NOT_CONFIRMED");
        assertThat(isAppended()).isFalse();
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(isAppended())
                        .as("it goes on, and takes effect later")
                        .isTrue());
        assertThat(server.calls()).isGreaterThan(1);
    }

    @Test
    void theSameAnswersAreInTimeForAnAmpleLimit() {
        assertThat(answer(TestTimeouts.LIMIT).getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
    }
}
