package io.countersign.platform.security.caller;

import io.countersign.platform.web.problem.ProblemException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives controllers the {@link Caller}, of a bearer token as of a session's login. */
public final class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return (parameter.isOptional() ? find(exchange) : required(exchange)).cast(Object.class);
    }

    /** The caller; 401 if there is none. */
    public static Mono<Caller> required(ServerWebExchange exchange) {
        return find(exchange)
                .switchIfEmpty(Mono.error(
                        () -> ProblemException.of(HttpStatus.UNAUTHORIZED).withHeader("WWW-Authenticate", "Bearer")));
    }

    private static Mono<Caller> find(ServerWebExchange exchange) {
        var known = Caller.of(exchange);
        return known != null ? Mono.just(known) : principal(exchange);
    }

    private static Mono<Caller> principal(ServerWebExchange exchange) {
        return exchange.getPrincipal().flatMap(principal -> Mono.justOrEmpty(caller(principal)));
    }

    private static @Nullable Caller caller(Principal principal) {
        return principal instanceof Authentication authentication
                ? switch (authentication.getPrincipal()) {
                    case CallerToken token -> token.caller();
                    case ClaimAccessor login -> Caller.of(login.getClaims());
                    case null, default -> null;
                }
                : null;
    }
}
