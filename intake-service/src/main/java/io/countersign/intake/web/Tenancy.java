package io.countersign.intake.web;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.intake.domain.AccountDirectory;
import io.countersign.intake.domain.ListOwner;
import io.countersign.platform.security.Caller;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** For which account a caller acts. An ordinary token is its account; a platform acts for those registered to it. */
@Component
final class Tenancy {

    static final String ACCOUNT_HEADER = "Countersign-Account";

    private static final LocalizedText NAME_IT = new LocalizedText(
            "The access token is no account's: name the account in the header Countersign-Account.",
            "该访问令牌不属于某个账号，请在 Countersign-Account 请求头中指明账号。");
    private static final LocalizedText UNKNOWN = new LocalizedText(
            "The account is not registered; an operator or its platform registers it first.", "账号尚未登记，请先由运营人员或所属平台登记。");

    private final AccountDirectory accounts;

    Tenancy(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    /**
     * What a caller may read.
     *
     * @param owner whose list it is
     * @param mine which accounts' signatures may be shown
     */
    record Sight(ListOwner owner, Predicate<AccountId> mine) {}

    /** The account for which a command is: registered, and the caller's. */
    AccountSnapshot acting(Caller caller, @Nullable String named) {
        var account = account(caller, named);
        return accounts.find(account)
                .orElseThrow(() -> new ProblemException(HttpStatus.FORBIDDEN, "ACCOUNT_UNKNOWN", UNKNOWN));
    }

    /** The account that is meant, if the caller may act for it. */
    AccountId account(Caller caller, @Nullable String named) {
        var header = named == null ? null : AccountId.parse(named).orElseThrow(Caller::malformedAccount);
        return isPlatform(caller) ? ofPlatform(platform(caller), header) : own(caller, header);
    }

    /** The account whose pictures are meant: an operator sees no others'. */
    AccountId owner(Caller caller, @Nullable String named) {
        var account = account(caller, named);
        if (!isPlatform(caller) && !account.value().equals(caller.claim("account"))) {
            throw Caller.foreignAccount();
        }
        return account;
    }

    /** One account's, or a platform's whole list if it names none. */
    Sight sight(Caller caller, @Nullable String named) {
        if (isPlatform(caller) && named == null) {
            var platform = platform(caller);
            return new Sight(ListOwner.platform(platform), account -> accounts.actsFor(platform, account));
        }
        var account = account(caller, named);
        return new Sight(ListOwner.account(account), account::equals);
    }

    static boolean isPlatform(Caller caller) {
        return caller.has("platform");
    }

    static boolean isOperator(Caller caller) {
        return caller.has("accounts:write") && !isPlatform(caller);
    }

    static String platform(Caller caller) {
        var platform = caller.claim("platform");
        if (platform == null) {
            throw Caller.foreignAccount();
        }
        return platform;
    }

    private AccountId ofPlatform(String platform, @Nullable AccountId named) {
        if (named == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "ACCOUNT_REQUIRED", NAME_IT);
        }
        if (!accounts.actsFor(platform, named)) {
            throw Caller.foreignAccount();
        }
        return named;
    }

    private static AccountId own(Caller caller, @Nullable AccountId named) {
        var own = caller.claim("account");
        if (named == null) {
            if (own == null) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "ACCOUNT_REQUIRED", NAME_IT);
            }
            return AccountId.parse(own).orElseThrow(Caller::foreignAccount);
        }
        if (!named.value().equals(own) && !isOperator(caller)) {
            throw Caller.foreignAccount();
        }
        return named;
    }
}
