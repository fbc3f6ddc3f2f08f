package io.countersign.review.web.lead;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.review.web.PathIds;
import java.util.List;

/** A lead's command for several cases. */
interface CaseListRequest extends RequestRecord {

    int MAX_ID_LENGTH = 20;

    LocalizedText EMPTY = LocalizedText.of("review.case-list-request.empty");
    LocalizedText NAME_SOME = LocalizedText.of("review.case-list-request.name-some");
    LocalizedText NO_ID = LocalizedText.of("review.case-list-request.no-id");

    List<String> cases();

    default List<SignatureId> ids() {
        return cases().stream().map(SignatureId::of).distinct().toList();
    }

    @Override
    default void check(FieldChecks checks) {
        var cases = cases();
        if (cases != null && cases.isEmpty()) {
            checks.fault("EMPTY", "cases", EMPTY, NAME_SOME);
        }
        if (cases != null && cases.stream().anyMatch(CaseListRequest::isMalformed)) {
            checks.fault("MALFORMED", "cases", NO_ID, NAME_SOME);
        }
    }

    /** Null, blank and long ones are reported each by itself. */
    private static boolean isMalformed(String text) {
        return text != null && !text.isBlank() && text.length() <= MAX_ID_LENGTH && !PathIds.isSignature(text);
    }
}
