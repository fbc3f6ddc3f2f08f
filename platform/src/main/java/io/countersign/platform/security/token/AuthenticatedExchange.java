package io.countersign.platform.security.token;

import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.security.caller.CallerToken;
import java.security.Principal;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Mono;

/** A request whose token is verified. The caller is an attribute as well, which is read without a subscription. */
final class AuthenticatedExchange extends ServerWebExchangeDecorator {

    private final Mono<Principal> principal;

    AuthenticatedExchange(ServerWebExchange exchange, Authentication authentication) {
        super(exchange);
        this.principal = Mono.just(authentication);
        if (authentication.getPrincipal() instanceof CallerToken token) {
            exchange.getAttributes().put(Caller.ATTRIBUTE, token.caller());
        }
    }

    @Override
    @SuppressWarnings("unchecked") // as the interface has it
    public <T extends Principal> Mono<T> getPrincipal() {
        return (Mono<T>) principal;
    }
}
