package io.countersign.review.console.queue;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsolePaths;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.LimitReached;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.revision.Conflict;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where reviewers start, and come back to when nothing waits. */
@Hidden
@Controller
class WorkController {

    /** Why no case was claimed. */
    private static final Set<Conflict> REFUSALS =
            Set.of(Conflict.CLAIM_LIMIT, Conflict.ABSENT, Conflict.NOTHING_WAITING);

    private final StartBoard board;
    private final ReviewQueue queue;

    WorkController(StartBoard board, ReviewQueue queue) {
        this.board = board;
        this.queue = queue;
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @GetMapping("/console/work")
    String work(Caller caller, @RequestParam(required = false) @Nullable String none, Locale locale, Model model) {
        model.addAttribute("start", board.read(caller.subject(), locale));
        model.addAttribute("refusal", none == null ? null : refusal(none));
        return "work";
    }

    /** Only a value of {@link #next}; anything else in the address is ignored. */
    private static @Nullable String refusal(String code) {
        return REFUSALS.stream()
                .map(Conflict::name)
                .filter(name -> name.equals(code))
                .findFirst()
                .orElse(null);
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/console/next")
    ResponseEntity<Void> next(Caller caller) {
        return ConsolePaths.seeOther(
                switch (queue.claimNext(ClaimFilter.any(), ConsoleAuthority.reviewer(caller))) {
                    case Leased leased -> "/console/cases/" + leased.signature().text();
                    case LimitReached _ -> "/console/work?none=" + Conflict.CLAIM_LIMIT;
                    case Refused refused -> "/console/work?none=" + refused.conflict();
                    default -> "/console/work";
                });
    }
}
