package io.countersign.platform.security.token;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.header.CacheControlServerHttpHeadersWriter;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.security.web.server.header.StrictTransportSecurityServerHttpHeadersWriter;
import org.springframework.security.web.server.header.XContentTypeOptionsServerHttpHeadersWriter;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter;
import org.springframework.security.web.server.header.XXssProtectionServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The only filter of the API's security chain: it authenticates by a bearer token, requires one on every path that is not
 * open, and writes the security headers. The scopes are checked when the handler is known. A token that is cached
 * passes without a reactive operator; Spring Security's filters for the same took some forty for each request.
 */
public final class BearerTokenFilter implements WebFilter {

    /** What {@code ServerHttpSecurity} writes by default. */
    private static final List<ServerHttpHeadersWriter> HEADERS = List.of(
            new CacheControlServerHttpHeadersWriter(),
            new XContentTypeOptionsServerHttpHeadersWriter(),
            new StrictTransportSecurityServerHttpHeadersWriter(),
            new XFrameOptionsServerHttpHeadersWriter(),
            new XXssProtectionServerHttpHeadersWriter());

    private final CachingJwtDecoder tokens;
    private final JwtReactiveAuthenticationManager verifier;
    private final Predicate<PathContainer> open;
    private final ServerAuthenticationEntryPoint entryPoint;

    public BearerTokenFilter(
            CachingJwtDecoder tokens, Predicate<PathContainer> open, ServerAuthenticationEntryPoint entryPoint) {
        this.tokens = tokens;
        this.verifier = new JwtReactiveAuthenticationManager(tokens);
        verifier.setJwtAuthenticationConverter(token -> Mono.just(authentication(token)));
        this.open = open;
        this.entryPoint = entryPoint;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            HEADERS.forEach(writer -> writer.writeHttpHeaders(exchange));
            return Mono.empty();
        });
        var token = BearerToken.of(exchange.getRequest().getHeaders());
        if (token == null) {
            return open.test(exchange.getRequest().getPath().pathWithinApplication())
                    ? chain.filter(exchange)
                    : entryPoint.commence(exchange, new AuthenticationCredentialsNotFoundException("no token"));
        }
        if (token.isEmpty()) {
            return entryPoint.commence(exchange, new InvalidBearerTokenException("no token"));
        }
        var known = tokens.find(token);
        return known == null
                ? verified(exchange, chain, token)
                : chain.filter(new AuthenticatedExchange(exchange, authentication(known)));
    }

    /** What fails after the authentication is not its failure. */
    private Mono<Void> verified(ServerWebExchange exchange, WebFilterChain chain, String token) {
        return verifier.authenticate(new BearerTokenAuthenticationToken(token))
                .map(authentication -> chain.filter(new AuthenticatedExchange(exchange, authentication)))
                .onErrorResume(AuthenticationException.class, failure -> refused(exchange, failure))
                .flatMap(Function.identity());
    }

    private Mono<Mono<Void>> refused(ServerWebExchange exchange, AuthenticationException failure) {
        return failure instanceof AuthenticationServiceException
                ? Mono.error(failure)
                : Mono.just(entryPoint.commence(exchange, failure));
    }

    private static JwtAuthenticationToken authentication(Jwt token) {
        return new JwtAuthenticationToken(token, List.of());
    }
}
