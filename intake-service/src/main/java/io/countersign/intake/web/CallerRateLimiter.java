package io.countersign.intake.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.countersign.intake.domain.command.SubmissionMetrics.Channel;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.RateProperties.Policy;
import io.countersign.platform.security.access.OperationGuard;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.ProblemException;
import io.github.bucket4j.Bucket;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * How often each account or platform may send requests to this instance. Every answer states it in the fields of the IETF's
 * draft on rate limits; a refusal states when the next request is allowed. An operation with a body is {@link RateLimited}.
 */
@Component
@EnableConfigurationProperties(RateProperties.class)
public final class CallerRateLimiter implements OperationGuard {

    private static final int MAX_CALLERS = 50_000;
    private static final Duration IDLE_CALLER_TIMEOUT = Duration.ofMinutes(10);

    private final RateProperties rates;
    private final IntakeMetrics metrics;
    private final LoadingCache<CallerKey, Bucket> buckets;

    public CallerRateLimiter(RateProperties rates, IntakeMetrics metrics) {
        this.rates = rates;
        this.metrics = metrics;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(IDLE_CALLER_TIMEOUT)
                .build(key -> bucket(rates.policy(key.kind(), key.isPlatform())));
    }

    private record CallerKey(Kind kind, boolean isPlatform, String name) {}

    static Bucket bucket(Policy policy) {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(policy.burst()).refillGreedy(policy.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public void check(ServerWebExchange exchange, Method operation) {
        var limited = operation.getAnnotation(RateLimited.class);
        var caller = Caller.of(exchange);
        if (limited == null || caller == null) {
            return;
        }
        try {
            take(exchange, caller, limited.value());
        } catch (ProblemException refused) {
            if (limited.submits()) {
                metrics.refused(Channel.REST, refused.code());
            }
            throw refused;
        }
    }

    /** @throws ProblemException 429 */
    private void take(ServerWebExchange exchange, Caller caller, Kind kind) {
        var policy = rates.policy(kind, caller.platform() != null);
        var probe = bucket(caller, kind).tryConsumeAndReturnRemaining(1);
        announce(exchange.getResponse().getHeaders(), policy, probe.getRemainingTokens());
        if (!probe.isConsumed()) {
            metrics.shed("rate");
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS)
                    .withHeader(HttpHeaders.RETRY_AFTER, seconds(probe.getNanosToWaitForRefill()));
        }
    }

    private static String seconds(long nanos) {
        return Long.toString(Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1))));
    }

    /** The headers of a stream are sent before its lines are counted: they state what is left at its start. */
    public void announce(ServerWebExchange exchange, Caller caller) {
        var policy = rates.policy(Kind.SUBMIT, caller.platform() != null);
        announce(
                exchange.getResponse().getHeaders(),
                policy,
                Math.max(0, bucket(caller, Kind.SUBMIT).getAvailableTokens()));
    }

    /** Takes so many lines, and returns how long the stream has to pause for them. */
    public Duration takeAndWait(Caller caller, int count) {
        return Duration.ofNanos(bucket(caller, Kind.SUBMIT).consumeIgnoringRateLimits(count));
    }

    private Bucket bucket(Caller caller, Kind kind) {
        var isPlatform = caller.platform() != null;
        return buckets.get(new CallerKey(kind, isPlatform, caller.tenant()));
    }

    private static void announce(HttpHeaders headers, Policy policy, long left) {
        headers.set("RateLimit-Policy", policy.header());
        var reset = Math.ceilDiv(policy.burst() - left, (long) policy.perSecond());
        headers.set("RateLimit", '"' + policy.name() + "\";r=" + left + ";t=" + reset);
    }
}
