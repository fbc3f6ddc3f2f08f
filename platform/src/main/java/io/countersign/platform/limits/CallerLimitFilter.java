package io.countersign.platform.limits;

import static java.util.Objects.requireNonNull;

import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.CapacityLimiter;
import io.countersign.platform.web.body.RequestLeases;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.security.Principal;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds the requests that each caller has in progress, whether their bodies have arrived or not, and releases at the end of
 * a request what it used. It runs after authentication: a request without a token has no body that is read.
 */
@Order(CallerLimitFilter.AFTER_SECURITY)
final class CallerLimitFilter implements WebFilter {

    /** Spring Security's filter chain has the order -100. */
    static final int AFTER_SECURITY = -90;

    private static final String ANONYMOUS = "";
    private static final LocalizedText TOO_MANY = LocalizedText.of("platform.caller-limit-filter.too-many");

    private final CapacityLimiter requests;
    private final int limit;

    CallerLimitFilter(HttpLimitProperties limits) {
        this.limit = requireNonNull(limits.maxInFlightPerCaller());
        this.requests = new CapacityLimiter(Long.MAX_VALUE, limit);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var known = Caller.of(exchange);
        return known != null ? limited(exchange, chain, caller(known.claims())) : ofPrincipal(exchange, chain);
    }

    private Mono<Void> ofPrincipal(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(CallerLimitFilter::caller)
                .defaultIfEmpty(ANONYMOUS)
                .flatMap(caller -> limited(exchange, chain, caller));
    }

    private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain, String caller) {
        var leases = RequestLeases.begin(exchange, caller);
        if (!caller.equals(ANONYMOUS)) {
            if (!(requests.tryAcquire(caller, 1) instanceof CapacityLimiter.Lease lease)) {
                return Mono.error(new ProblemException(
                                HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS_IN_FLIGHT", TOO_MANY.with(limit))
                        .withHeader("Retry-After", "1"));
            }
            leases.add(lease);
        }
        return chain.filter(exchange).doFinally(_ -> leases.close());
    }

    /** The tenant: a platform, else an account; and where a token names neither, its subject. */
    private static String caller(Principal principal) {
        if (principal instanceof Authentication authentication
                && authentication.getPrincipal() instanceof ClaimAccessor token) {
            return caller(token.getClaims());
        }
        return "user/" + principal.getName();
    }

    private static String caller(Map<String, Object> claims) {
        return claims.get("platform") instanceof String platform
                ? "platform/" + platform
                : claims.get("account") instanceof String account ? "account/" + account : "user/" + claims.get("sub");
    }
}
