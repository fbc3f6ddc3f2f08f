package io.countersign.review.console.page;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.review.console.ConsoleAppearance;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsolePaths;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;

/** The pages that need no case. */
@Hidden
@Controller
class ConsolePagesController {

    private final ReviewerKeys keys;

    ConsolePagesController(ReviewerKeys keys) {
        this.keys = keys;
    }

    @RequiresScope(ConsoleAuthority.VIEW)
    @GetMapping(ConsolePaths.ROOT)
    ResponseEntity<Void> start(Caller caller) {
        return ConsolePaths.seeOther(caller.has(ConsoleAuthority.WORK) ? "/console/work" : "/console/queue");
    }

    @PermitAll
    @GetMapping(ConsolePaths.SIGNED_OUT)
    String signedOut(@RequestParam(required = false) @Nullable String failed, Model model) {
        model.addAttribute("failed", failed != null);
        return "signed-out";
    }

    @RequiresScope(ConsoleAuthority.VIEW)
    @GetMapping("/console/settings")
    String settings(ServerWebExchange exchange, Model model) {
        model.addAttribute("appearance", ConsoleAppearance.of(exchange.getRequest()));
        return "settings";
    }

    /** What the settings' form sends. */
    record SettingsForm(@Nullable String theme, @Nullable String language) {

        ConsoleAppearance appearance() {
            return new ConsoleAppearance(theme == null ? "" : theme, language == null ? "" : language);
        }
    }

    @RequiresScope(ConsoleAuthority.VIEW)
    @PostMapping("/console/settings")
    ResponseEntity<Void> save(@ModelAttribute("form") SettingsForm form, ServerWebExchange exchange) {
        form.appearance().cookies().forEach(exchange.getResponse()::addCookie);
        return ConsolePaths.seeOther("/console/settings");
    }

    @RequiresScope(ConsoleAuthority.VIEW)
    @PostMapping("/console/settings/keys")
    ResponseEntity<Void> saveKeys(Caller caller, JsonBody<KeysRequest> body) {
        keys.save(caller.subject(), body.read());
        return ResponseEntity.noContent().build();
    }
}
