package io.countersign.review.console;

import io.countersign.platform.security.Caller;
import io.countersign.platform.security.RequiresScope;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.ReviewQueue;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where reviewers start, and come back to when nothing waits. */
@Hidden
@Controller
class WorkController {

    private final QueueBoard board;
    private final ReviewQueue queue;

    WorkController(QueueBoard board, ReviewQueue queue) {
        this.board = board;
        this.queue = queue;
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @GetMapping("/console/work")
    String work(Caller caller, Locale locale, Model model) {
        model.addAttribute("board", board.read(caller.subject(), locale));
        return "work";
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/console/next")
    ResponseEntity<Void> next(Caller caller) {
        return ConsolePagesController.seeOther(
                queue.claimNext(ClaimFilter.any(), ConsoleAuthority.reviewer(caller)) instanceof Leased leased
                        ? "/console/cases/" + leased.signature().text()
                        : "/console/work");
    }
}
