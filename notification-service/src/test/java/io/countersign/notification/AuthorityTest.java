package io.countersign.notification;

import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.platform.testing.authority.AccountSource.HEADER;
import static io.countersign.platform.testing.authority.AccountSource.HEADER_OR_PLATFORM;
import static io.countersign.platform.testing.authority.AccountSource.NONE;
import static io.countersign.platform.testing.authority.AuthorityMatrix.FOREIGN;
import static io.countersign.platform.testing.authority.AuthorityMatrix.OWN;
import static io.countersign.platform.testing.authority.AuthorityMatrix.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.platform.testing.authority.AuthorityEntry;
import io.countersign.platform.testing.authority.AuthorityMatrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of notification with every kind of token, for its own and for a foreign account's data. */
@ExtendWith(SharedService.class)
class AuthorityTest {

    private static final long OWN_SIGNATURE = 77_001;
    private static final String NOTICE = "/v1/notices/notice:" + OWN_SIGNATURE + ":1";

    private final RunningService service;
    private final AuthorityMatrix matrix;

    AuthorityTest(RunningService service) {
        this.service = service;
        this.matrix = new AuthorityMatrix(service.context(), service.issuer);
    }

    static List<AuthorityEntry> table() {
        return Stream.concat(
                        AuthorityMatrix.shared(),
                        Stream.of(
                                AuthorityEntry.of("GET /v1/notices", HEADER, "notices:read"),
                                AuthorityEntry.of("GET /v1/notices/platform", NONE, "notices:read platform"),
                                AuthorityEntry.of("GET /v1/notices/{id}", HEADER, "notices:read")
                                        .ofOwn(NOTICE),
                                AuthorityEntry.of("PUT /v1/endpoints", HEADER_OR_PLATFORM, "endpoints:write")
                                        .sending("application/json", "{\"url\":\"none\"}"),
                                endpoint("GET /v1/endpoints"),
                                endpoint("DELETE /v1/endpoints")))
                .toList();
    }

    /** There is no endpoint, which every caller that is admitted reads as 404. */
    private static AuthorityEntry endpoint(String operation) {
        return AuthorityEntry.of(operation, HEADER_OR_PLATFORM, "endpoints:write")
                .admittedAs("NOT_FOUND");
    }

    @BeforeEach
    void registerAccountsAndIssueNotices() {
        service.register(OWN, PLATFORM);
        service.register(FOREIGN, null);
        service.decide(approved(new AccountId(OWN), OWN_SIGNATURE));
        service.decide(approved(new AccountId(FOREIGN), OWN_SIGNATURE + 1));
        await().atMost(TestTimeouts.LIMIT).untilAsserted(() -> {
            assertThat(service.get(NOTICE, service.as(OWN)).status()).isEqualTo(200);
            assertThat(service.get("/v1/notices/notice:" + (OWN_SIGNATURE + 1) + ":1", service.as(FOREIGN))
                            .status())
                    .isEqualTo(200);
        });
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
