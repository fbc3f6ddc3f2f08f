package io.countersign.review.console.cases;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.domain.queue.ReviewQueue;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The history of cases with its verification; nothing here changes anything. */
@Hidden
@Controller
class AuditController {

    private final ReviewQueue queue;
    private final AuditScreens screens;

    AuditController(ReviewQueue queue, AuditScreens screens) {
        this.queue = queue;
        this.screens = screens;
    }

    /** @param id what was typed; the case's history where there is such a case */
    @RequiresScope(ConsoleAuthority.AUDIT)
    @GetMapping("/console/audit")
    String audit(@RequestParam(defaultValue = "") String id, Model model) {
        var asked = id.strip();
        if (asked.matches("[0-9]{1,19}") && queue.find(CaseController.signature(asked)) != null) {
            return "redirect:/console/audit/" + CaseController.signature(asked).text();
        }
        model.addAttribute("asked", asked.isEmpty() ? null : asked);
        return "audit";
    }

    @RequiresScope(ConsoleAuthority.AUDIT)
    @GetMapping("/console/audit/{id}")
    String history(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long newest,
            Locale locale,
            Model model) {
        var known = queue.find(CaseController.signature(id));
        if (known == null) {
            throw ProblemException.of(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("audit", screens.of(known, newest, locale));
        return "audit-case";
    }
}
