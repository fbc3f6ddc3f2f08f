package io.countersign.quota;

import static io.countersign.platform.testing.authority.AuthorityMatrix.FOREIGN;
import static io.countersign.platform.testing.authority.AuthorityMatrix.OWN;
import static io.countersign.platform.testing.authority.AuthorityMatrix.PLATFORM;
import static io.countersign.quota.RunningQuota.QUOTA;

import io.countersign.platform.testing.authority.AccountSource;
import io.countersign.platform.testing.authority.AuthorityEntry;
import io.countersign.platform.testing.authority.AuthorityMatrix;
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
        QUOTA.register(OWN, PLATFORM);
        QUOTA.register(FOREIGN, null);
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
