package io.countersign.review.console.cases;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.ReasonCode.Stage;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsolePaths;
import io.countersign.review.console.decision.CaseRequests;
import io.countersign.review.domain.claim.CaseCommands;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes an approval back. */
@Hidden
@Controller
class RetireController {

    /** The reasons that leads give. */
    static final List<ReasonCode> REASONS = Arrays.stream(ReasonCode.values())
            .filter(code -> code.stage() == Stage.RETIREMENT)
            .toList();

    private final CaseCommands commands;

    RetireController(CaseCommands commands) {
        this.commands = commands;
    }

    /** What the form sends. */
    record RetireForm(@Nullable String reason, @Nullable String note) {

        /** @throws IllegalArgumentException unless it is a reason that leads give */
        ReasonCode code() {
            var code = ReasonCode.valueOf(reason == null ? "" : reason);
            if (!REASONS.contains(code)) {
                throw new IllegalArgumentException(code.name());
            }
            return code;
        }

        @Nullable
        String text() {
            if (note == null || note.isBlank()) {
                return null;
            }
            if (note.length() > CaseRequests.MAX_COMMENT_LENGTH) {
                throw new IllegalArgumentException("note");
            }
            return note.strip();
        }
    }

    @RequiresScope(ConsoleAuthority.LEAD)
    @PostMapping("/console/cases/{id}/retire")
    ResponseEntity<Void> retire(Caller caller, @PathVariable String id, @ModelAttribute("form") RetireForm form) {
        try {
            var signature = SignatureId.of(id);
            var _ = commands.retire(signature, caller.subject(), List.of(form.code()), form.text());
            // the page shows the retirement, or what the case is instead
            return ConsolePaths.seeOther("/console/cases/" + signature.text());
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST);
        }
    }
}
