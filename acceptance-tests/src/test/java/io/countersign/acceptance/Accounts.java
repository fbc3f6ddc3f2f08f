package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** Registers accounts. */
final class Accounts {

    private Accounts() {}

    /** @param more members of the account beside the usual ones */
    static void register(Client registrar, String id, Map<String, Object> more) {
        var account = new HashMap<String, Object>(
                Map.of("kind", "enterprise", "verifiedName", "Harbour Light Trading Ltd", "language", "en"));
        account.putAll(more);

        var answer = registrar.put("/v1/accounts/" + id, account);

        assertThat(answer.status()).as(answer::toString).isIn(200, 201);
    }
}
