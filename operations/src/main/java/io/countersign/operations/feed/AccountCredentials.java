package io.countersign.operations.feed;

import io.countersign.operations.command.InstallationFile;
import io.countersign.operations.command.OperationFailedException;
import java.util.Map;

/** By which token, and under which further header, one acts for an account. */
record AccountCredentials(String token, Map<String, String> headers) {

    private static final String ACCOUNT = "Countersign-Account";

    /** The account's own token, else that of the one platform, which names the account. */
    static AccountCredentials of(String account, InstallationFile installation) {
        return installation
                .token("accounts", "id", account)
                .map(token -> new AccountCredentials(token, Map.of()))
                .orElseGet(() -> new AccountCredentials(platform(installation), Map.of(ACCOUNT, account)));
    }

    /** The token of the first platform. */
    static String platform(InstallationFile installation) {
        return installation
                .content()
                .path("platforms")
                .path(0)
                .path("token")
                .stringValueOpt()
                .orElseThrow(() -> new OperationFailedException("standalone.json names no platform"));
    }
}
