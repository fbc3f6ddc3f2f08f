package io.countersign.platform.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the token out of the header (RFC 6750). Of what characters it is, only its verification says: the framework's own
 * converter asks a pattern about every one with each request.
 */
final class BearerTokenConverter implements ServerAuthenticationConverter {

    private static final String SCHEME = "Bearer";

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Mono.empty();
        }
        var rest = header.substring(SCHEME.length());
        var token = rest.startsWith(" ") ? rest.strip() : "";
        return token.isEmpty()
                ? Mono.error(new InvalidBearerTokenException("no token"))
                : Mono.just(new BearerTokenAuthenticationToken(token));
    }
}
