package io.countersign.review.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.JsonFields;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A draft as the page sends it: the chosen reasons, each with its field and its text to the applicant, and the note. */
final class DraftRequest {

    private static final int MAX_CODE_LENGTH = 64;

    private DraftRequest() {}

    /** The JSON that the page reads back; empty if nothing was typed. */
    static String of(JsonBody body) {
        var fields = body.fields();
        var reasons = fields.list("reasons", CaseRequests.MAX_REASONS).stream()
                .map(DraftRequest::reason)
                .toList();
        var content = new Content(reasons, text(fields, "note"));
        fields.check();
        return content.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(content);
    }

    private static ChosenReason reason(JsonFields fields) {
        return new ChosenReason(
                fields.text("code").max(MAX_CODE_LENGTH).required(),
                fields.text("pointer").blankAllowed().max(MAX_CODE_LENGTH).orElse(""),
                text(fields, "comment"));
    }

    private static String text(JsonFields fields, String name) {
        return fields.text(name)
                .multiline()
                .blankAllowed()
                .max(CaseRequests.MAX_COMMENT_LENGTH)
                .orElse("");
    }

    private record ChosenReason(String code, String pointer, String comment) {}

    private record Content(List<ChosenReason> reasons, String note) {

        @JsonIgnore
        boolean isEmpty() {
            return reasons.isEmpty() && note.isBlank();
        }
    }
}
