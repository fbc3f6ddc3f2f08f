package io.countersign.quota.web;

import io.countersign.contracts.AccountId;
import io.countersign.platform.security.Caller;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import io.countersign.quota.domain.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Whose quota a caller means, and whether the caller may see it. An ordinary token is its account. */
final class Tenancy {

    static final String ACCOUNT_HEADER = "Countersign-Account";

    private static final LocalizedText NAME_IT = new LocalizedText(
            "The access token is no account's: name the account in the header Countersign-Account.",
            "该访问令牌不属于某个账号，请在 Countersign-Account 请求头中指明账号。");

    private Tenancy() {}

    /** @throws ProblemException 400 if the header names no account, nor the token where there is none */
    static AccountId named(Caller caller, @Nullable String header) {
        if (header != null) {
            return AccountId.parse(header).orElseThrow(Caller::malformedAccount);
        }
        var own = caller.claim("account");
        if (own == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "ACCOUNT_REQUIRED", NAME_IT);
        }
        return AccountId.parse(own).orElseThrow(Caller::foreignAccount);
    }

    /** @throws ProblemException 403, whether the account exists or not */
    static Ledger visible(Caller caller, Ledger ledger) {
        if (!isOwn(caller, ledger) && !isOfPlatform(caller, ledger) && !caller.has("limits:write")) {
            throw Caller.foreignAccount();
        }
        return ledger;
    }

    private static boolean isOwn(Caller caller, Ledger ledger) {
        return ledger.account().value().equals(caller.claim("account"));
    }

    private static boolean isOfPlatform(Caller caller, Ledger ledger) {
        var platform = caller.claim("platform");
        return caller.has("platform") && platform != null && platform.equals(ledger.platform());
    }
}
