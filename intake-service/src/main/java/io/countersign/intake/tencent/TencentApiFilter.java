package io.countersign.intake.tencent;

import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.call.TencentError;
import io.countersign.intake.tencent.limit.BodyBudget;
import io.countersign.intake.tencent.limit.BoundedBody;
import io.countersign.intake.tencent.limit.CallLimiter;
import io.countersign.platform.limits.HttpLimitProperties;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Takes the calls at {@code /} before anything else may answer them: what is signed are the raw bytes and the raw
 * query, and every error is answered in the API's own envelope with HTTP status 200.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class TencentApiFilter implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(TencentApiFilter.class);

    /** Two pictures of 5 MB as base64 fit. */
    static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private static final String TRACE = "X-TC-TraceId";
    private static final Pattern TRACE_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Set<HttpMethod> OF_PAGES = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final CallHandler calls;
    private final CallLimiter limiter;
    private final BodyBudgets budgets;
    private final Duration bodyTimeout;
    private final Scheduler blocking;

    TencentApiFilter(
            CallHandler calls,
            CallLimiter limiter,
            BodyBudgets budgets,
            HttpLimitProperties limits,
            Scheduler rpcScheduler) {
        this.calls = calls;
        this.limiter = limiter;
        this.budgets = budgets;
        this.bodyTimeout = limits.bodyTimeout();
        this.blocking = rpcScheduler;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isCall(exchange.getRequest()) ? answer(exchange) : chain.filter(exchange);
    }

    /** Whatever no page takes, and whatever names an action; other requests are for the start page. */
    private static boolean isCall(ServerHttpRequest request) {
        return "/".equals(request.getURI().getRawPath())
                && (!OF_PAGES.contains(request.getMethod())
                        || request.getHeaders().containsHeader("X-TC-Action")
                        || query(request).startsWith("Action=")
                        || query(request).contains("&Action="));
    }

    private static String query(ServerHttpRequest request) {
        var query = request.getURI().getRawQuery();
        return query == null ? "" : query;
    }

    private Mono<Void> answer(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var requestId = UUID.randomUUID().toString();
        var language = request.getHeaders().getFirst("X-TC-Language");
        return budget(request, requestId)
                .flatMap(budget -> body(request, budget)
                        .flatMap(body -> envelope(request, body, requestId))
                        .doFinally(_ -> budget.close()))
                .onErrorResume(failed -> Mono.just(calls.refuse(error(failed, requestId), requestId, language)))
                .flatMap(envelope -> write(exchange, envelope));
    }

    /** A body that needs memory counts for the account whose key pair the call names, so what can be refused before is. */
    private Mono<BodyBudget> budget(ServerHttpRequest request, String requestId) {
        if (!isMoreThanFree(request)) {
            return Mono.fromSupplier(budgets::ofUnknownCaller);
        }
        return Mono.fromCallable(() -> checked(request, requestId))
                .subscribeOn(blocking)
                .onErrorResume(TencentError.class, refusal -> refused(request, refusal));
    }

    private BodyBudget checked(ServerHttpRequest request, String requestId) {
        var length = request.getHeaders().getContentLength();
        if (length > MAX_BODY_BYTES) {
            throw TencentError.tooLarge();
        }
        var account = calls.checkHead(call(request, new byte[0]), length, requestId);
        if (account == null) {
            return budgets.ofUnknownCaller();
        }
        var budget = budgets.of(account);
        if (!budget.covers(length)) {
            throw TencentError.busy();
        }
        return budget;
    }

    private <T> Mono<T> refused(ServerHttpRequest request, TencentError refusal) {
        return BoundedBody.discard(request, budgets.ofUnknownCaller(), bodyTimeout)
                .then(Mono.error(refusal));
    }

    private Mono<byte[]> body(ServerHttpRequest request, BodyBudget budget) {
        var isTc3 = request.getHeaders().containsHeader("Authorization");
        return BoundedBody.read(
                request, isTc3 ? MAX_BODY_BYTES : CallHandler.MAX_LEGACY_BODY_BYTES, budget, bodyTimeout);
    }

    private Mono<byte[]> envelope(ServerHttpRequest request, byte[] body, String requestId) {
        return limiter.tryAcquire(body.length > CallLimiter.LARGE)
                .map(permit -> Mono.fromCallable(() -> calls.answer(call(request, body), requestId))
                        .subscribeOn(blocking)
                        .doFinally(_ -> permit.close()))
                .orElseGet(() -> Mono.error(TencentError.busy()));
    }

    private static TencentError error(Throwable failed, String requestId) {
        if (failed instanceof TencentError error) {
            return error;
        }
        LOG.atError().addKeyValue("requestId", requestId).setCause(failed).log("A call failed");
        return TencentError.internal();
    }

    private static boolean isMoreThanFree(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > BodyBudgets.FREE
                || request.getHeaders().containsHeader("Transfer-Encoding");
    }

    private static RawCall call(ServerHttpRequest request, byte[] body) {
        return new RawCall(
                request.getMethod().name(), query(request), request.getHeaders().toSingleValueMap(), body);
    }

    private static Mono<Void> write(ServerWebExchange exchange, byte[] envelope) {
        var response = exchange.getResponse();
        var trace = exchange.getRequest().getHeaders().getFirst(TRACE);
        if (trace != null && TRACE_ID.matcher(trace).matches()) {
            response.getHeaders().set(TRACE, trace);
        }
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(envelope.length);
        response.getHeaders().set("X-Content-Type-Options", "nosniff");
        response.getHeaders().setCacheControl("no-store");
        return response.writeWith(Mono.just(response.bufferFactory().wrap(envelope)));
    }
}
