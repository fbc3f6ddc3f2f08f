package io.countersign.quota.web;

import io.countersign.contracts.AccountId;
import io.countersign.platform.security.Caller;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import io.countersign.quota.domain.Ledger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Whose quota a caller means, and whether the caller may see it. An ordinary token is its account. */
final class Tenancy {

    static final String ACCOUNT_HEADER = "Countersign-Account";

    private static final LocalizedText NAME_IT = new LocalizedText(
            "The access token is no account's: name the account in the header Countersign-Account.",
            "该访问令牌不属于某个账号，请在 Countersign-Account 请求头中指明账号。");
    private static final LocalizedText MALFORMED = new LocalizedText(
            "An account id is 1 to 64 of letters, digits, dot, underscore and hyphen.",
            "账号标识由 1 至 64 个字母、数字、点、下划线或连字符组成。");

    private Tenancy() {}

    /** @throws ProblemException 400 if neither the header nor the token names an account */
    static AccountId named(Caller caller, @Nullable String header) {
        if (header != null) {
            return parsed(header)
                    .orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "MALFORMED_ACCOUNT", MALFORMED));
        }
        var own = caller.claim("account");
        if (own == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "ACCOUNT_REQUIRED", NAME_IT);
        }
        return parsed(own).orElseThrow(Caller::foreignAccount);
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

    private static Optional<AccountId> parsed(String name) {
        try {
            return Optional.of(new AccountId(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
