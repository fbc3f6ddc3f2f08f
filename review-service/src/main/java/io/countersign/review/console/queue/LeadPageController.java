package io.countersign.review.console.queue;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsolePaths;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.claim.LeadCommands;
import io.countersign.review.domain.revision.Priority;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who works on what, and what leads do about it for many cases at once. */
@Hidden
@Controller
class LeadPageController {

    private static final Set<String> ACTIONS = Set.of("take-back", "reassign", "prioritize");

    private final QueueBoard board;
    private final LeadCommands commands;

    LeadPageController(QueueBoard board, LeadCommands commands) {
        this.board = board;
        this.commands = commands;
    }

    @RequiresScope(ConsoleAuthority.LEAD)
    @GetMapping("/console/lead")
    String lead(
            Caller caller,
            Locale locale,
            @RequestParam(required = false) @Nullable Integer done,
            @RequestParam(required = false) @Nullable Integer refused,
            Model model) {
        model.addAttribute("board", board.readTeam(caller.subject(), locale));
        model.addAttribute("choices", QueueChoices.ALL);
        model.addAttribute("done", done);
        model.addAttribute("refused", refused == null ? 0 : refused);
        model.addAttribute("selectable", true);
        return "lead";
    }

    /** What the form sends. */
    record LeadForm(
            @Nullable List<String> ids,
            @Nullable String action,
            @Nullable String to,
            @Nullable String priority,
            @Nullable String back) {

        /** The list on which the cases were chosen; no other address. */
        String page() {
            if (back == null || !back.startsWith("queue?")) {
                return "/console/lead?";
            }
            var parameters = UriComponentsBuilder.fromUriString(back).build().getQueryParams();
            var decoded = new HashMap<String, String>();
            parameters.forEach((name, values) -> decoded.put(
                    name,
                    URLDecoder.decode(Objects.requireNonNullElse(values.getFirst(), ""), StandardCharsets.UTF_8)));
            var query = QueueQuery.of(decoded).text();
            return "/console/queue?" + (query.isEmpty() ? "" : query + "&");
        }

        List<SignatureId> signatures() {
            return ids == null ? List.of() : ids.stream().map(SignatureId::of).toList();
        }
    }

    @RequiresScope(ConsoleAuthority.LEAD)
    @PostMapping("/console/lead")
    ResponseEntity<Void> change(Caller caller, @ModelAttribute("form") LeadForm form) {
        List<CaseCommandResult> results;
        try {
            results = results(caller, form);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST);
        }
        var refused = results.stream().filter(Refused.class::isInstance).count();
        return ConsolePaths.seeOther(form.page() + "done=" + (results.size() - refused) + "&refused=" + refused);
    }

    private List<CaseCommandResult> results(Caller caller, LeadForm form) {
        var action = form.action();
        if (action == null || !ACTIONS.contains(action)) {
            throw new IllegalArgumentException("action");
        }
        var to = form.to() == null ? "" : form.to().strip();
        return switch (action) {
            case "take-back" -> commands.takeBack(form.signatures(), caller.subject());
            case "prioritize" ->
                commands.prioritize(
                        form.signatures(),
                        caller.subject(),
                        Priority.of(form.priority() == null ? "" : form.priority()));
            default -> to.isEmpty() ? List.of() : commands.reassign(form.signatures(), caller.subject(), to);
        };
    }
}
