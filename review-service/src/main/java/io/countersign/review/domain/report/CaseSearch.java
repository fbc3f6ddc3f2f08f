package io.countersign.review.domain.report;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are searched for; null for any, and every condition has to hold.
 *
 * @param name the beginning of a name, compared as duplicates are
 * @param reference the caller's own id of an application
 * @param reviewer who gave a verdict that decided a revision
 * @param reason of any revision's outcome
 * @param from of the last submission or outcome, inclusive
 * @param until exclusive
 */
public record CaseSearch(
        @Nullable SignatureId signature,
        @Nullable String name,
        @Nullable AccountId account,
        @Nullable String reference,
        @Nullable String reviewer,
        @Nullable ReasonCode reason,
        @Nullable CaseStatus status,
        @Nullable Instant from,
        @Nullable Instant until) {

    private static final CaseSearch ALL = new CaseSearch(null, null, null, null, null, null, null, null, null);

    public static CaseSearch all() {
        return ALL;
    }

    /** The beginning of a name as it is compared; null for any. */
    public @Nullable String nameKey() {
        return name == null ? null : NameKey.of(name).value();
    }

    /** Whether it is one of them; for stores without indexes. */
    public boolean matches(Case known) {
        var fields = CaseSummaryFields.of(known);
        var key = nameKey();
        return (signature == null || signature.equals(known.signature()))
                && (key == null || fields.nameKeys().stream().anyMatch(one -> one.startsWith(key)))
                && (account == null || account.equals(known.account()))
                && (reference == null || fields.references().contains(reference))
                && (reviewer == null || fields.reviewers().contains(reviewer))
                && (reason == null || fields.reasons().contains(reason.name()))
                && (status == null || status == fields.status())
                && (from == null || !fields.changedAt().isBefore(from))
                && (until == null || fields.changedAt().isBefore(until));
    }
}
