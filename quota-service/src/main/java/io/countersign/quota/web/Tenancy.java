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
    private static final LocalizedText MALFORMED = new LocalizedText(
            "An account id is 1 to 64 of letters, digits, dot, underscore and hyphen.",
            "账号标识由 1 至 64 个字母、数字、点、下划线或连字符组成。");
    private static final LocalizedText UNKNOWN = new LocalizedText(
            "No such account is known to belong to the caller; a platform's account is known from its first application.",
            "未找到属于调用方的该账号；平台名下的账号自首次申请起可查。");

    private Tenancy() {}

    /** @throws ProblemException 400 if neither the header nor the token names an account */
    static AccountId named(Caller caller, @Nullable String header) {
        var name = header == null ? caller.claim("account") : header;
        if (name == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "ACCOUNT_REQUIRED", NAME_IT);
        }
        return parsed(name);
    }

    /** @throws ProblemException 404, whether the account exists or not */
    static Ledger visible(Caller caller, Ledger ledger) {
        if (!isOwn(caller, ledger) && !isOfPlatform(caller, ledger) && !caller.has("limits:write")) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", UNKNOWN);
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

    private static AccountId parsed(String name) {
        try {
            return new AccountId(name);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "MALFORMED_ACCOUNT", MALFORMED);
        }
    }
}
