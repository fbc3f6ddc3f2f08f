package io.countersign.review.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.console.ConsolePaths;
import io.countersign.review.console.ConsoleUser;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Mono;

/** Shows refusals of pages in the console's own look. Scripts get the problem documents of every other path, and so do outages. */
@Component
@Order(0)
public class ConsoleProblemPages implements WebFilter {

    private static final Set<HttpStatus> WITH_PAGE =
            Set.of(HttpStatus.BAD_REQUEST, HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);

    private final ISpringWebFluxTemplateEngine templates;
    private final ConsoleModelAdvice model;

    ConsoleProblemPages(ISpringWebFluxTemplateEngine templates, ConsoleModelAdvice model) {
        this.templates = templates;
        this.model = model;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ConsolePaths.isConsole(exchange.getRequest()) && wantsPage(exchange.getRequest())
                ? chain.filter(exchange).onErrorResume(failure -> answer(exchange, failure))
                : chain.filter(exchange);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
        var status = switch (failure) {
            case ProblemException problem -> problem.status();
            case ResponseStatusException known ->
                HttpStatus.resolve(known.getStatusCode().value());
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        return status == null
                        || !WITH_PAGE.contains(status)
                        || exchange.getResponse().isCommitted()
                ? Mono.error(failure)
                : write(exchange, status);
    }

    public static boolean wantsPage(ServerHttpRequest request) {
        var accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accept != null
                && accept.startsWith(MediaType.TEXT_HTML_VALUE)
                && !request.getHeaders().containsHeader("HX-Request");
    }

    /** The page of this status. */
    public Mono<Void> write(ServerWebExchange exchange, HttpStatus status) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return Mono.zip(
                        exchange.getPrincipal().map(Optional::of).defaultIfEmpty(Optional.empty()),
                        (token == null ? Mono.<CsrfToken>empty() : token)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .flatMap(found -> {
                    var user = found.getT1().map(ConsoleProblemPages::caller).orElse(null);
                    return write(exchange, status, user, found.getT2().orElse(null));
                });
    }

    private static @Nullable Caller caller(Object principal) {
        return principal instanceof Authentication login && login.getPrincipal() instanceof ConsoleUser user
                ? new Caller(user.getName(), scopes(user), user.getClaims())
                : null;
    }

    private static Set<String> scopes(ConsoleUser user) {
        var scopes = new TreeSet<String>();
        user.roles().forEach(role -> scopes.addAll(role.authorities()));
        return scopes;
    }

    private Mono<Void> write(
            ServerWebExchange exchange, HttpStatus status, @Nullable Caller caller, @Nullable CsrfToken token) {
        var locale = exchange.getLocaleContext().getLocale();
        var language = locale == null ? Locale.ENGLISH : locale;
        var values =
                new HashMap<String, @Nullable Object>(Map.of("status", status.value(), "theme", model.theme(exchange)));
        values.put("me", model.me(caller, language));
        values.put("csrf", token);
        var page = templates.process("problem", Set.of(), new Context(language, values));
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, UTF_8));
        response.getHeaders().setCacheControl("no-store");
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(page.getBytes(UTF_8))));
    }
}
