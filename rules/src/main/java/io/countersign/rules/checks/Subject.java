package io.countersign.rules.checks;

import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Application;
import io.countersign.contracts.Purpose;
import io.countersign.rules.context.Context;
import io.countersign.rules.text.FoldedName;
import org.jspecify.annotations.Nullable;

/** One application as the rules see it; what several rules need is computed once. */
public final class Subject {

    private final Application application;
    private final AccountSnapshot account;
    private final Context context;
    private final FoldedName name;
    private @Nullable FoldedName verified;
    private @Nullable FoldedName owner;

    public Subject(Application application, AccountSnapshot account, Context context) {
        this.application = application;
        this.account = account;
        this.context = context;
        this.name = FoldedName.of(application.name());
    }

    public Application application() {
        return application;
    }

    AccountSnapshot account() {
        return account;
    }

    Context context() {
        return context;
    }

    FoldedName name() {
        return name;
    }

    FoldedName verifiedName() {
        if (verified == null) {
            verified = FoldedName.of(account.verifiedName());
        }
        return verified;
    }

    boolean isForOthers() {
        return application.purpose() == Purpose.FOR_OTHERS;
    }

    /** Whether the caller's API can't express the field, so that nothing follows from its absence. */
    boolean isUnstated(String field) {
        return application.unstated().contains(field);
    }

    /** Whose the name is said to be: the account's own entity, or the owner; null if that isn't known. */
    @Nullable
    String entity() {
        if (!isForOthers()) {
            return account.verifiedName();
        }
        var stated = application.owner();
        return stated == null ? null : stated.name();
    }

    @Nullable
    FoldedName foldedEntity() {
        if (!isForOthers()) {
            return verifiedName();
        }
        var stated = application.owner();
        if (owner == null && stated != null) {
            owner = FoldedName.of(stated.name());
        }
        return owner;
    }
}
