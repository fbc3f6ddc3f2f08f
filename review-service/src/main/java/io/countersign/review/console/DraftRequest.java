package io.countersign.review.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.platform.web.JsonBody;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A draft as the page sends it: the chosen reasons, the text to the applicant and the note. */
final class DraftRequest {

    private static final int MAX_CODE_LENGTH = 64;

    private DraftRequest() {}

    /** The JSON that the page reads back; empty if nothing was typed. */
    static String of(JsonBody body) {
        var fields = body.fields();
        var reasons = fields.texts("reasons", CaseRequests.MAX_REASONS, MAX_CODE_LENGTH);
        var comment = fields.text("comment")
                .multiline()
                .blankAllowed()
                .max(CaseRequests.MAX_COMMENT_LENGTH)
                .orElse("");
        var note = fields.text("note")
                .multiline()
                .blankAllowed()
                .max(CaseRequests.MAX_COMMENT_LENGTH)
                .orElse("");
        var pointer = fields.text("pointer").blankAllowed().max(MAX_CODE_LENGTH).orElse("");
        var content = new Content(reasons, pointer, comment, note);
        fields.check();
        return content.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(content);
    }

    private record Content(List<String> reasons, String pointer, String comment, String note) {

        @JsonIgnore
        boolean isEmpty() {
            return reasons.isEmpty() && comment.isBlank() && note.isBlank();
        }
    }
}
