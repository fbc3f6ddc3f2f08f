package io.countersign.review.console.cases;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.console.ConsoleAnswers;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsolePaths;
import io.countersign.review.console.decision.CaseRequests.ArrangementForm;
import io.countersign.review.console.decision.CaseRequests.HoldForm;
import io.countersign.review.console.decision.CaseRequests.LeaseForm;
import io.countersign.review.console.decision.CaseRequests.VerdictForm;
import io.countersign.review.console.decision.DraftRequest;
import io.countersign.review.console.decision.OpenClaims;
import io.countersign.review.console.decision.ReasonOption;
import io.countersign.review.console.decision.ReviewerDrafts;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.queue.ReviewQueue;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;

/** One case: what there is to see of it, and the commands of its page. */
@Hidden
@Controller
@RequestMapping("/console/cases/{id}")
class CaseController {

    private final ReviewQueue queue;
    private final CaseCommands commands;
    private final CaseScreens screens;
    private final ReviewerDrafts drafts;
    private final ConsoleAnswers answers;
    private final CertificatePictures pictures;
    private final OpenClaims claims;
    private final InstantSource clock;

    CaseController(
            ReviewQueue queue,
            CaseCommands commands,
            CaseScreens screens,
            ReviewerDrafts drafts,
            ConsoleAnswers answers,
            CertificatePictures pictures,
            OpenClaims claims,
            InstantSource clock) {
        this.queue = queue;
        this.commands = commands;
        this.screens = screens;
        this.drafts = drafts;
        this.answers = answers;
        this.pictures = pictures;
        this.claims = claims;
        this.clock = clock;
    }

    @RequiresScope(ConsoleAuthority.VIEW)
    @GetMapping
    String open(Caller caller, @PathVariable String id, Locale locale, Model model, ServerWebExchange exchange) {
        var known = queue.find(signature(id));
        var screen = known == null ? null : screens.of(known, caller.subject(), locale);
        if (known == null || screen == null) {
            throw ProblemException.of(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("case", screen);
        model.addAttribute("pictures", pictures.of(known, screen, caller.subject(), exchange));
        model.addAttribute("reasons", ReasonOption.ALL);
        model.addAttribute("retirements", RetireController.REASONS);
        model.addAttribute("language", ConsoleMessages.language(locale));
        model.addAttribute("claims", caller.has(ConsoleAuthority.WORK) ? claims.of(caller.subject()) : null);
        model.addAttribute("draft", caller.has(ConsoleAuthority.WORK) ? drafts.find(caller.subject(), id) : null);
        return "case";
    }

    /** @throws ProblemException 404 if no case can have this id */
    static SignatureId signature(String id) {
        try {
            return SignatureId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.of(HttpStatus.NOT_FOUND);
        }
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/claim")
    ResponseEntity<Void> claim(Caller caller, @PathVariable String id) {
        var _ = commands.claim(signature(id), ConsoleAuthority.reviewer(caller));
        // the page shows the lease, or who was faster
        return ConsolePaths.seeOther("/console/cases/" + signature(id).text());
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/extend")
    ResponseEntity<Map<String, Object>> extend(
            Caller caller, @PathVariable String id, JsonBody<LeaseForm> body, Locale locale) {
        var request = body.read();
        return answers.of(commands.extend(request.claim(signature(id), caller)), locale);
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/release")
    ResponseEntity<Map<String, Object>> release(
            Caller caller, @PathVariable String id, JsonBody<LeaseForm> body, Locale locale) {
        var request = body.read();
        return answers.of(commands.release(request.claim(signature(id), caller)), locale);
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/hold")
    ResponseEntity<Map<String, Object>> hold(
            Caller caller, @PathVariable String id, JsonBody<HoldForm> body, Locale locale) {
        var request = body.read();
        var until = clock.instant().plus(request.time());
        return answers.of(commands.hold(request.claim(signature(id), caller), request.text(), until), locale);
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/skip")
    ResponseEntity<Map<String, Object>> skip(
            Caller caller, @PathVariable String id, JsonBody<LeaseForm> body, Locale locale) {
        var request = body.read();
        return answers.of(commands.skip(request.claim(signature(id), caller)), locale);
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/hand-over")
    ResponseEntity<Map<String, Object>> handOver(
            Caller caller, @PathVariable String id, JsonBody<ArrangementForm> body, Locale locale) {
        var request = body.read();
        return answers.of(commands.handOver(request.claim(signature(id), caller), request.text()), locale);
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/escalate")
    ResponseEntity<Map<String, Object>> escalate(
            Caller caller, @PathVariable String id, JsonBody<ArrangementForm> body, Locale locale) {
        var request = body.read();
        return answers.of(commands.escalate(request.claim(signature(id), caller), request.text()), locale);
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/verdict")
    ResponseEntity<Map<String, Object>> verdict(
            Caller caller, @PathVariable String id, JsonBody<VerdictForm> body, Locale locale) {
        var request = body.read();
        var result = commands.decide(request.claim(signature(id), caller), request.toVerdict());
        if (!(result instanceof Refused)) {
            drafts.remove(caller.subject(), id);
        }
        return answers.of(result, locale);
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/draft")
    ResponseEntity<Void> draft(Caller caller, @PathVariable String id, JsonBody<DraftRequest> body) {
        drafts.save(caller.subject(), signature(id).text(), body.read().json());
        return ResponseEntity.noContent().build();
    }
}
