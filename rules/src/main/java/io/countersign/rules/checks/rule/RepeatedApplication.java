package io.countersign.rules.checks.rule;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import org.jspecify.annotations.Nullable;

/** Who may omit certificates under a rule set: those with a signature of their own for self-use. */
public final class RepeatedApplication {

    private RepeatedApplication() {}

    /** Organisations for self-use; a trademark needs its certificate always, an individual's product its screenshot. */
    public static boolean covers(AccountKind kind, Purpose purpose, SignatureType type, @Nullable Developer developer) {
        return kind != AccountKind.INDIVIDUAL
                && purpose == Purpose.SELF_USE
                && type != SignatureType.TRADEMARK
                && developer != Developer.INDIVIDUAL;
    }
}
