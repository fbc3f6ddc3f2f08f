package io.countersign.rules.checks.rule;

import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.ReasonCode;
import java.util.Set;

/** Looks at one thing. It rejects only what it is sure of and refers what it suspects; it throws only for bugs. */
public interface Rule {

    /** Its name in rule sets and findings. */
    String name();

    Finding check(Subject subject);

    /** Whether its rejection becomes a referral when the applicant appeals. */
    default boolean isAppealable() {
        return false;
    }

    /** Whether nothing but the name and whose it is decides its finding. */
    default boolean looksAtTheNameOnly() {
        return isAppealable();
    }

    /** The reasons for which it may offer a patch. */
    default Set<ReasonCode> repairs() {
        return Set.of();
    }
}
