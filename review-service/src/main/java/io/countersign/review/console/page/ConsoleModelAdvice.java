package io.countersign.review.console.page;

import io.countersign.platform.security.caller.Caller;
import io.countersign.review.console.BlockingCall;
import io.countersign.review.console.ConsoleAppearance;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsolePaths;
import io.countersign.review.domain.queue.QueueStatistics;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What every page shows: who is logged in, the theme, and the token against forged requests. */
@ControllerAdvice(basePackageClasses = ConsolePaths.class)
class ConsoleModelAdvice {

    /**
     * The person as the header shows them.
     *
     * @param role the localized names of the roles
     */
    record Person(String name, String role, boolean views, boolean works, boolean leads, boolean audits) {}

    private final ConsoleMessages messages;
    private final ReviewerKeys keys;
    private final Supplier<QueueStatistics> queue;

    ConsoleModelAdvice(ConsoleMessages messages, ReviewerKeys keys, Supplier<QueueStatistics> queue) {
        this.messages = messages;
        this.keys = keys;
        this.queue = queue;
    }

    @ModelAttribute("csrf")
    Mono<CsrfToken> csrf(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token;
    }

    @ModelAttribute("me")
    @Nullable
    Person me(@Nullable Caller caller, Locale locale) {
        if (caller == null) {
            return null;
        }
        var name = caller.claim("name");
        return new Person(
                name == null ? caller.subject() : name,
                messages.roles(caller, locale),
                caller.has(ConsoleAuthority.VIEW),
                caller.has(ConsoleAuthority.WORK),
                caller.has(ConsoleAuthority.LEAD),
                caller.has(ConsoleAuthority.AUDIT));
    }

    /** The keys that the person has changed, for pages alone. */
    @ModelAttribute("keys")
    Mono<String> keys(@Nullable Caller caller, ServerWebExchange exchange) {
        return caller == null || !ConsoleProblemPages.wantsPage(exchange.getRequest())
                ? Mono.empty()
                : BlockingCall.of(() -> keys.find(caller.subject()));
    }

    /** How many cases wait, for pages of those who may see them. */
    @ModelAttribute("queued")
    Mono<Long> queued(@Nullable Caller caller, ServerWebExchange exchange) {
        return caller == null
                        || !caller.has(ConsoleAuthority.VIEW)
                        || !ConsoleProblemPages.wantsPage(exchange.getRequest())
                ? Mono.empty()
                : BlockingCall.of(() -> queue.get().depth());
    }

    @ModelAttribute("theme")
    String theme(ServerWebExchange exchange) {
        return ConsoleAppearance.of(exchange.getRequest()).theme();
    }
}
