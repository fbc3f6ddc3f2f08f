package io.countersign.quota;

import static io.countersign.platform.testing.authority.AuthorityMatrix.FOREIGN;
import static io.countersign.platform.testing.authority.AuthorityMatrix.OWN;
import static io.countersign.platform.testing.authority.AuthorityMatrix.PLATFORM;
import static io.countersign.quota.RunningQuota.QUOTA;
import static io.countersign.quota.domain.Records.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.platform.testing.authority.AccountSource;
import io.countersign.platform.testing.authority.AuthorityEntry;
import io.countersign.platform.testing.authority.AuthorityMatrix;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of quota with every kind of token, for its own and for a foreign account. */
class AuthorityTest {

    private final AuthorityMatrix matrix = new AuthorityMatrix(QUOTA.context(), QUOTA.issuer);

    static List<AuthorityEntry> table() {
        return Stream.concat(
                        AuthorityMatrix.shared(),
                        Stream.of(
                                AuthorityEntry.of("GET /v1/quota", AccountSource.HEADER, "quota:read"),
                                AuthorityEntry.of(
                                                "PUT /v1/quota/limit",
                                                AccountSource.HEADER_OPERATOR,
                                                "limits:write operator")
                                        .sending("application/json", "{\"limit\":50}")))
                .toList();
    }

    @BeforeAll
    static void registerAccounts() {
        QUOTA.publish(QUOTA.topics.applications(), submitted(new AccountId(OWN), 1, 1, "Acme", PLATFORM));
        QUOTA.publish(QUOTA.topics.applications(), submitted(new AccountId(FOREIGN), 2, 1, "Bravo", null));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(QUOTA.admissions(OWN)).isNotEmpty();
            assertThat(QUOTA.admissions(FOREIGN)).isNotEmpty();
        });
    }

    @Test
    void everyOperationHasAnEntry() {
        matrix.assertComplete(table());
    }

    @ParameterizedTest
    @MethodSource("table")
    void admitsExactlyTheTokensOfItsEntry(AuthorityEntry entry) {
        matrix.assertOutcomes(entry);
    }
}
