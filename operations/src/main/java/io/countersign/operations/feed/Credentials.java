package io.countersign.operations.feed;

import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Installation;
import java.util.Map;

/** By which token, and under which further header, one acts for an account. */
record Credentials(String token, Map<String, String> headers) {

    private static final String ACCOUNT = "Countersign-Account";

    /** The account's own token, else that of the one platform, which names the account. */
    static Credentials of(String account, Installation installation) {
        return installation
                .token("accounts", "id", account)
                .map(token -> new Credentials(token, Map.of()))
                .orElseGet(() -> new Credentials(platform(installation), Map.of(ACCOUNT, account)));
    }

    /** The token of the first platform. */
    static String platform(Installation installation) {
        return installation
                .file()
                .path("platforms")
                .path(0)
                .path("token")
                .stringValueOpt()
                .orElseThrow(() -> new Failure("standalone.json names no platform"));
    }
}
