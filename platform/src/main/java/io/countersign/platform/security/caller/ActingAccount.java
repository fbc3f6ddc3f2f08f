package io.countersign.platform.security.caller;

import io.countersign.platform.store.AccountRelations;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Resolves the account that a request is about, with the same statuses in every service. A token of an account is that
 * account; a platform names one of its accounts in the header {@value #HEADER}, an operator any.
 */
public final class ActingAccount {

    public static final String HEADER = "Countersign-Account";

    /** Of an account's id, for the API's document. */
    public static final String ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

    private static final Pattern ID = Pattern.compile(ID_PATTERN);
    private static final LocalizedText FOREIGN = LocalizedText.of("platform.acting-account.foreign");
    private static final LocalizedText MALFORMED = LocalizedText.of("platform.acting-account.malformed");
    private static final LocalizedText REQUIRED = LocalizedText.of("platform.acting-account.required", HEADER);
    private static final LocalizedText NO_ACCOUNT = LocalizedText.of("platform.acting-account.no-account");

    private final AccountRelations relations;

    public ActingAccount(AccountRelations relations) {
        this.relations = relations;
    }

    /**
     * The id of the account that the caller acts for.
     *
     * @throws ProblemException 400 {@code MALFORMED_ACCOUNT} if {@code named} is no account's id, 400 {@code
     *     ACCOUNT_REQUIRED} if a platform or an operator names none, 403 {@code NO_ACCOUNT} if the token acts for none,
     *     403 {@code FOREIGN_ACCOUNT} if it does not act for this one, whether that one exists or not
     */
    public String resolve(Caller caller, @Nullable String named) {
        if (named != null && !isId(named)) {
            throw malformed();
        }
        if (named != null) {
            return checked(caller, named);
        }
        var own = caller.account();
        if (own != null) {
            return checked(caller, own);
        }
        throw caller.platform() != null || caller.isOperator()
                ? new ProblemException(HttpStatus.BAD_REQUEST, "ACCOUNT_REQUIRED", REQUIRED)
                : new ProblemException(HttpStatus.FORBIDDEN, "NO_ACCOUNT", NO_ACCOUNT);
    }

    /** As {@link #resolve}, but no operator's: what is for the account itself and its platform alone. */
    public String resolveOwner(Caller caller, @Nullable String named) {
        var account = resolve(caller, named);
        if (caller.isOperator()) {
            throw foreign();
        }
        return account;
    }

    /** True if the caller is a platform that names no account: the request is about all of its accounts. */
    public static boolean isForWholePlatform(Caller caller, @Nullable String named) {
        return caller.platform() != null && named == null;
    }

    /** True if the caller acts for the account. */
    public boolean actsFor(Caller caller, String account) {
        if (!isId(account)) {
            return false;
        }
        var platform = caller.platform();
        if (platform != null) {
            return relations.isRegisteredTo(platform, account);
        }
        return caller.isOperator() || account.equals(caller.account());
    }

    private String checked(Caller caller, String account) {
        if (!actsFor(caller, account)) {
            throw foreign();
        }
        return account;
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** 403, whether the account that a request names exists or not. */
    public static ProblemException foreign() {
        return new ProblemException(HttpStatus.FORBIDDEN, "FOREIGN_ACCOUNT", FOREIGN);
    }

    /** 400: what a request names is not the form of an account's id. */
    public static ProblemException malformed() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "MALFORMED_ACCOUNT", MALFORMED);
    }
}
