package io.countersign.review.console.decision;

import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A draft as the page sends it: the chosen reasons, each with its field and its text to the applicant, and the note. */
public record DraftRequest(
        @Size(max = CaseRequests.MAX_REASONS) List<@Valid DraftReason> reasons,

        @PlainText(max = CaseRequests.MAX_COMMENT_LENGTH, multiline = true, blank = true)
        String note)
        implements RequestRecord {

    private static final int MAX_CODE_LENGTH = 64;

    /** What is absent was not typed. */
    public DraftRequest {
        reasons = reasons == null ? List.of() : reasons;
        note = note == null ? "" : note;
    }

    /** A reason that was chosen. */
    record DraftReason(
            @NotNull @PlainText(max = MAX_CODE_LENGTH) String code,
            @PlainText(max = MAX_CODE_LENGTH, blank = true) String pointer,

            @PlainText(max = CaseRequests.MAX_COMMENT_LENGTH, multiline = true, blank = true)
            String comment)
            implements RequestRecord {

        /** What is absent was not typed. */
        DraftReason {
            pointer = pointer == null ? "" : pointer;
            comment = comment == null ? "" : comment;
        }
    }

    /** The JSON that the page reads back; empty if nothing was typed. */
    public String json() {
        return reasons.isEmpty() && note.isBlank() ? "" : JsonMapper.shared().writeValueAsString(this);
    }
}
