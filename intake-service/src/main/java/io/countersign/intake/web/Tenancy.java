package io.countersign.intake.web;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountDirectory;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.platform.security.caller.ActingAccount;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** For which registered account a caller acts, and whose signatures it may read. */
@Component
public final class Tenancy {

    public static final String ACCOUNT_HEADER = ActingAccount.HEADER;

    private static final LocalizedText UNKNOWN = LocalizedText.of("intake.tenancy.unknown");

    private final AccountDirectory accounts;
    private final ActingAccount acting;

    public Tenancy(AccountDirectory accounts) {
        this.accounts = accounts;
        this.acting = new ActingAccount((platform, account) -> AccountId.parse(account)
                .filter(id -> accounts.actsFor(platform, id))
                .isPresent());
    }

    /**
     * What a caller may read.
     *
     * @param owner whose list it is
     * @param mine which accounts' signatures may be shown
     */
    public record Sight(ListOwner owner, Predicate<AccountId> mine) {}

    /** The account for which a command is: registered, and the caller's. */
    public AccountSnapshot acting(Caller caller, @Nullable String named) {
        var account = account(caller, named);
        return accounts.find(account)
                .orElseThrow(() -> new ProblemException(HttpStatus.FORBIDDEN, "ACCOUNT_UNKNOWN", UNKNOWN));
    }

    /** The account that is meant, if the caller may act for it. */
    AccountId account(Caller caller, @Nullable String named) {
        return new AccountId(acting.resolve(caller, named));
    }

    /** The account whose pictures are meant: an operator sees no others'. */
    public AccountId owner(Caller caller, @Nullable String named) {
        return new AccountId(acting.resolveOwner(caller, named));
    }

    /** One account's, or a platform's whole list if it names none. */
    public Sight sight(Caller caller, @Nullable String named) {
        if (ActingAccount.isForWholePlatform(caller, named)) {
            var platform = Objects.requireNonNull(caller.platform());
            return new Sight(ListOwner.platform(platform), account -> accounts.actsFor(platform, account));
        }
        var account = account(caller, named);
        return new Sight(ListOwner.account(account), account::equals);
    }

    /** True if the caller acts for the registered account. */
    public boolean actsFor(Caller caller, AccountSnapshot account) {
        return acting.actsFor(caller, account.id().value());
    }
}
