package io.countersign.intake.web;

import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.RateProperties.Policy;
import io.countersign.platform.security.Caller;
import io.countersign.platform.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** How often each account or platform may ask, on this instance; the headers say it with every answer. */
@Component
@EnableConfigurationProperties(RateProperties.class)
final class RateLimitFilter {

    private static final int REMEMBERED = 50_000;

    private final RateProperties rates;
    private final IntakeMetrics metrics;
    private final Map<Who, TokenBucket> buckets = new ConcurrentHashMap<>();

    RateLimitFilter(RateProperties rates, IntakeMetrics metrics) {
        this.rates = rates;
        this.metrics = metrics;
    }

    private record Who(Kind kind, String name) {}

    /** @throws ProblemException 429 */
    void take(ServerWebExchange exchange, Caller caller, Kind kind) {
        var policy = rates.policy(kind, Tenancy.isPlatform(caller));
        var left = bucket(caller, kind, policy).take(System.nanoTime());
        var headers = exchange.getResponse().getHeaders();
        announce(headers, policy, Math.max(0, left));
        if (left < 0) {
            metrics.shed("rate");
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS).withHeader("Retry-After", "1");
        }
    }

    /** A stream's headers leave before its lines are counted: they say what is left at its start. */
    void announce(ServerWebExchange exchange, Caller caller) {
        var policy = rates.policy(Kind.SUBMIT, Tenancy.isPlatform(caller));
        var left = bucket(caller, Kind.SUBMIT, policy).left(System.nanoTime());
        announce(exchange.getResponse().getHeaders(), policy, left);
    }

    /** How long a stream has to pause for so many lines. */
    Duration takeAndWait(Caller caller, int count) {
        var policy = rates.policy(Kind.SUBMIT, Tenancy.isPlatform(caller));
        return bucket(caller, Kind.SUBMIT, policy).takeAndWait(count, System.nanoTime());
    }

    private TokenBucket bucket(Caller caller, Kind kind, Policy policy) {
        if (buckets.size() > REMEMBERED) {
            var now = System.nanoTime();
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        var who = Tenancy.isPlatform(caller) ? "p/" + caller.claim("platform") : "a/" + name(caller);
        return buckets.computeIfAbsent(new Who(kind, who), _ -> new TokenBucket(policy, System.nanoTime()));
    }

    private static String name(Caller caller) {
        return Objects.requireNonNullElse(caller.claim("account"), caller.subject());
    }

    /** The fields of the IETF's draft on rate limits. */
    private static void announce(HttpHeaders headers, Policy policy, long left) {
        headers.set("RateLimit-Policy", policy.header());
        var back = Math.ceilDiv(policy.burst() - left, (long) policy.perSecond());
        headers.set("RateLimit", '"' + policy.name() + "\";r=" + left + ";t=" + back);
    }
}
