package io.countersign.intake.web;

import static io.countersign.intake.web.ApplicationsTest.application;
import static io.countersign.platform.testing.authority.AccountSource.HEADER;
import static io.countersign.platform.testing.authority.AccountSource.HEADER_NOT_OPERATOR;
import static io.countersign.platform.testing.authority.AccountSource.HEADER_OR_PLATFORM;
import static io.countersign.platform.testing.authority.AccountSource.PATH;
import static io.countersign.platform.testing.authority.AccountSource.PATH_REGISTRATION;
import static io.countersign.platform.testing.authority.AuthorityMatrix.FOREIGN;
import static io.countersign.platform.testing.authority.AuthorityMatrix.OWN;
import static io.countersign.platform.testing.authority.AuthorityMatrix.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.platform.testing.authority.AuthorityEntry;
import io.countersign.platform.testing.authority.AuthorityMatrix;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Every operation of intake with every kind of token, for its own and for a foreign account's data. */
class AuthorityTest {

    private static final Running INTAKE = Running.intake();
    private static final String ENTERPRISE = "{\"kind\":\"enterprise\",\"verifiedName\":\"Acme Cloud Ltd\"}";
    private static final String OF_PLATFORM = ENTERPRISE.replace("}", ",\"platform\":\"" + PLATFORM + "\"}");
    private static final String JSON = "application/json";
    private static final String READ = "applications:read";
    private static final String WRITE = "applications:write";
    private static final String[] KEYS = {"keys:write operator", "accounts:write platform"};

    private static final AtomicReference<List<AuthorityEntry>> TABLE = new AtomicReference<>();

    /** Its limits are out of the way. */
    private static final ConfigurableApplicationContext SERVICE = INTAKE.instance(
            "countersign.intake.rates.submit=100000",
            "countersign.intake.rates.submit-burst=100000",
            "countersign.intake.rates.platform=100000",
            "countersign.intake.rates.platform-burst=100000",
            "countersign.intake.rates.read=100000",
            "countersign.intake.rates.read-burst=100000",
            "countersign.intake.rates.upload=100000",
            "countersign.intake.rates.upload-burst=100000",
            "countersign.intake.rates.evaluate=100000",
            "countersign.intake.rates.evaluate-burst=100000");

    private final AuthorityMatrix matrix = new AuthorityMatrix(SERVICE, INTAKE.issuer());

    @BeforeAll
    static void prepare() {
        var operator =
                INTAKE.as(INTAKE.issuer().token(Map.of("sub", "olga", "scope", "accounts:write keys:write operator")));
        operator.put("/v1/accounts/" + FOREIGN, ENTERPRISE);
        operator.put("/v1/accounts/" + OWN, OF_PLATFORM);
        var pair = operator.post("/v1/accounts/" + OWN + "/keys", "{\"permissions\":[\"read\",\"write\",\"send\"]}")
                .string("secretId");
        var own = INTAKE.as(INTAKE.issuer().token(OWN, READ, WRITE));
        var sha256 = uploaded(own);
        var document = "\"documents\":[{\"type\":\"business_licence\",\"sha256\":\"" + sha256 + "\"}]";
        own.post("/v1/applications", application("Waiting").replace("\"documents\":[]", document));
        TABLE.set(table(sha256, rejected(own), pair));
    }

    private static String rejected(Client own) {
        var id = own.post("/v1/applications", application("Matrix")).string("id");
        var rejected = new SignatureRejected(
                SignatureId.of(id),
                1,
                Fixtures.summary(),
                Fixtures.NOON,
                Route.AUTOMATIC,
                List.of(),
                new Assessment("intl-2022-02-21", "abc", List.of()));
        INTAKE.says(INTAKE.topics().decisions(), CloudEvent.of("/review", Fixtures.NOON, new AccountId(OWN), rejected));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(own.get("/v1/applications/" + id + "/decisions/1/explanation")
                                .status())
                        .isEqualTo(200));
        return id;
    }

    private static String uploaded(Client own) {
        return own.post("/v1/certificates", "image/png", BodyPublishers.ofByteArray(TenancyTest.PNG))
                .string("sha256");
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private static List<AuthorityEntry> table(String sha256, String id, String pair) {
        var application = "/v1/applications/" + id;
        var certificate = "/v1/certificates/" + sha256;
        return Stream.concat(
                        AuthorityMatrix.shared(),
                        Stream.of(
                                AuthorityEntry.open("GET /v1/certificates/{sha256}/view")
                                        .at(certificate + "/view?ticket=none"),
                                AuthorityEntry.open("GET /v1/reason-codes"),
                                AuthorityEntry.of("POST /v1/applications", HEADER, WRITE)
                                        .sending(JSON, "{}"),
                                AuthorityEntry.of("PUT /v1/applications/{id}", HEADER, WRITE)
                                        .ofOwn(application)
                                        .sending(JSON, application("Bravo"))
                                        .with("If-Match", "\"stale\""),
                                AuthorityEntry.of("POST /v1/applications/{id}/questions/{number}/answer", HEADER, WRITE)
                                        .ofOwn(application + "/questions/1/answer")
                                        .sending(JSON, "{\"text\": \"The stamp is complete.\", \"certificates\": []}"),
                                AuthorityEntry.of("POST /v1/applications/{id}/withdraw", HEADER, WRITE)
                                        .ofOwn(application + "/withdraw")
                                        .with("If-Match", "\"stale\""),
                                AuthorityEntry.of("DELETE /v1/applications/{id}", HEADER, WRITE)
                                        .ofOwn(application)
                                        .with("If-Match", "\"stale\""),
                                AuthorityEntry.of("GET /v1/applications/{id}", HEADER_OR_PLATFORM, READ)
                                        .ofOwn(application),
                                AuthorityEntry.of("GET /v1/applications/{id}/timeline", HEADER_OR_PLATFORM, READ)
                                        .ofOwn(application + "/timeline"),
                                AuthorityEntry.of(
                                                "GET /v1/applications/{id}/decisions/{revision}/explanation",
                                                HEADER_OR_PLATFORM,
                                                READ)
                                        .ofOwn(application + "/decisions/1/explanation"),
                                AuthorityEntry.of("GET /v1/applications", HEADER_OR_PLATFORM, READ),
                                AuthorityEntry.of("POST /v1/applications:bulk", HEADER, WRITE)
                                        .sending("application/x-ndjson", "{}\n"),
                                AuthorityEntry.of("POST /v1/applications:evaluate", HEADER, READ)
                                        .sending(JSON, "{}"),
                                AuthorityEntry.of("GET /v1/requirements", HEADER, READ),
                                AuthorityEntry.of("POST /v1/certificates", HEADER, WRITE)
                                        .sending("image/png", "no picture"),
                                AuthorityEntry.of("GET /v1/certificates/{sha256}", HEADER_NOT_OPERATOR, READ)
                                        .ofOwn(certificate),
                                AuthorityEntry.of("DELETE /v1/certificates/{sha256}", HEADER, WRITE)
                                        .ofOwn(certificate),
                                AuthorityEntry.of(
                                                "PUT /v1/accounts/{id}",
                                                PATH_REGISTRATION,
                                                "accounts:write operator",
                                                "accounts:write platform")
                                        .at("/v1/accounts/{account}")
                                        .sending(JSON, OF_PLATFORM)
                                        .forForeign(ENTERPRISE),
                                AuthorityEntry.of(
                                                "GET /v1/accounts/{id}",
                                                PATH,
                                                READ,
                                                "accounts:write operator",
                                                "accounts:write platform")
                                        .at("/v1/accounts/{account}"),
                                AuthorityEntry.of("POST /v1/accounts/{id}/keys", PATH, KEYS)
                                        .at("/v1/accounts/{account}/keys")
                                        .sending(JSON, "{\"permissions\":[\"unknown\"]}"),
                                AuthorityEntry.of("GET /v1/accounts/{id}/keys", PATH, KEYS)
                                        .at("/v1/accounts/{account}/keys"),
                                AuthorityEntry.of("POST /v1/accounts/{id}/keys/{secretId}/disable", PATH, KEYS)
                                        .ofOwn("/v1/accounts/{account}/keys/" + pair + "/disable")))
                .toList();
    }

    static List<AuthorityEntry> table() {
        return TABLE.get();
    }

    @Test
    void everyOperationHasAnEntry() {
        matrix.assertComplete(table());
    }

    static List<AuthorityEntry> api() {
        return table().stream()
                .filter(entry -> entry.operation().contains(" /v1/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("api")
    void refusesUnknownParametersInOneForm(AuthorityEntry entry) {
        matrix.assertRefusesUnknownParameters(entry);
    }

    @ParameterizedTest
    @MethodSource("table")
    void admitsExactlyTheTokensOfItsEntry(AuthorityEntry entry) {
        matrix.assertOutcomes(entry);
    }
}
