package io.countersign.review.console.decision;

import io.countersign.contracts.Language;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.ReasonCode.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A reason that a reviewer may give, with the text that an applicant reads in each language.
 *
 * @param isSevere counts against the account
 */
public record ReasonOption(
        String code, String en, String zh, String enRemedy, String zhRemedy, boolean isSevere, boolean needsComment) {

    /** The most frequent ones first: they have the digits. */
    private static final List<ReasonCode> FIRST = List.of(
            ReasonCode.DOCUMENT_UNREADABLE,
            ReasonCode.NAME_NOT_ON_DOCUMENT,
            ReasonCode.SUBJECT_DIFFERS,
            ReasonCode.DOCUMENT_EXPIRED,
            ReasonCode.DOCUMENT_NOT_ORIGINAL,
            ReasonCode.NAME_TOO_BROAD,
            ReasonCode.LOOK_ALIKE,
            ReasonCode.LETTER_INVALID,
            ReasonCode.OTHER);

    public static final List<ReasonOption> ALL = Arrays.stream(ReasonCode.values())
            .filter(ReasonCode::offeredToReviewers)
            .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
            .map(ReasonOption::of)
            .toList();

    private static int rank(ReasonCode code) {
        var place = FIRST.indexOf(code);
        return place < 0 ? FIRST.size() : place;
    }

    private static ReasonOption of(ReasonCode code) {
        var none = Map.<String, String>of();
        return new ReasonOption(
                code.name(),
                code.text(Language.EN, none),
                code.text(Language.ZH, none),
                code.remedy(Language.EN, none),
                code.remedy(Language.ZH, none),
                code.severity() == Severity.SEVERE,
                code == ReasonCode.OTHER);
    }
}
