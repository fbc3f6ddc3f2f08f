package io.countersign.intake.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.limit.CallLimiter;
import io.countersign.platform.limits.HttpLimitProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class RpcFilterTest {

    private static final int MEGABYTE = 1024 * 1024;

    private static final HttpLimitProperties LIMITS = new HttpLimitProperties(
            Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(30), 100, 100, 100, null, null);

    private final CallLimiter limiter = new CallLimiter(1, 1);
    private final BodyBudgets budgets = new BodyBudgets(1);
    private final CallsInMemory calls = new CallsInMemory();
    private final TencentApiFilter filter = filter(limiter, Schedulers.immediate());

    private TencentApiFilter filter(CallLimiter callLimiter, Scheduler scheduler) {
        return new TencentApiFilter(calls.calls, callLimiter, budgets, LIMITS, scheduler);
    }

    @Test
    void refusesCallsWhenTheInstanceIsBusy() {
        var permit = limiter.tryAcquire(false).orElseThrow();

        assertThat(answer(MockServerHttpRequest.post("/").body("{}"))).contains("\"Code\":\"ServiceUnavailable\"");

        permit.close();

        assertThat(answer(MockServerHttpRequest.post("/").body("{}"))).contains("\"Code\":\"MissingParameter\"");
    }

    @Test
    void whatIsRefusedInAnyCaseTakesNoMemory() {
        var known = calls.post(CallsInMemory.ACME, ApiVersion.V2021, Action.DESCRIBE, "{}");
        var unknown = calls.post("AKIDnobody", ApiVersion.V2021, Action.DESCRIBE, "{}");
        var held = budgets.of(new AccountId("someone"));
        assertThat(held.covers(15_000_000)).isTrue();

        assertThat(answer(large(Map.of()))).contains("AuthFailure.SignatureFailure");
        assertThat(answer(large(Map.of("authorization", "SKIP")))).contains("AuthFailure.InvalidAuthorization");
        assertThat(answer(large(unknown.headers()))).contains("AuthFailure.SecretIdNotFound");
        assertThat(answer(large(known.headers()))).contains("ServiceUnavailable");
        calls.now = calls.now.plusSeconds(301);
        assertThat(answer(large(known.headers()))).contains("AuthFailure.SignatureExpire");

        held.close();
        assertThat(budgets.used()).isZero();
    }

    @Test
    void anUnfinishedBodyHoldsOnlyWhatHasArrived() {
        var known = calls.post(CallsInMemory.ACME, ApiVersion.V2021, Action.DESCRIBE, "{}");
        var request = MockServerHttpRequest.post("/").header("Transfer-Encoding", "chunked");
        known.headers().forEach(request::header);
        var idle = filter.filter(
                        MockServerWebExchange.from(request.body(megabytes(3).concatWith(Flux.never()))),
                        _ -> Mono.empty())
                .subscribe();
        var anonymous = filter.filter(
                        MockServerWebExchange.from(MockServerHttpRequest.post("/")
                                .header("Content-Length", "1000000")
                                .body(Flux.never())),
                        _ -> Mono.empty())
                .subscribe();

        assertThat(budgets.used()).isBetween(3L * MEGABYTE, 4L * MEGABYTE);
        assertThat(answer(MockServerHttpRequest.post("/").body("{}"))).contains("MissingParameter");

        idle.dispose();
        anonymous.dispose();
        assertThat(budgets.used()).isZero();
    }

    private static MockServerHttpRequest large(Map<String, String> headers) {
        var request = MockServerHttpRequest.post("/");
        headers.forEach(request::header);
        return request.header("Content-Length", "2000000").body("{}");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsInternalErrors(CapturedOutput output) {
        var broken = Schedulers.fromExecutor(_ -> {
            throw new IllegalStateException("no thread");
        });

        var answer =
                answer(filter(limiter, broken), MockServerHttpRequest.post("/").body("{}"));

        assertThat(answer).contains("\"Code\":\"InternalError\"");
        assertThat(output).contains("A call failed");
    }

    @Test
    void givesTheTraceIdBack() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/")
                .header("X-TC-TraceId", "3f0a9c1e-5b0e")
                .body("{}"));

        filter.filter(exchange, _ -> Mono.empty()).subscribe();

        assertThat(exchange.getResponse().getHeaders().getFirst("X-TC-TraceId")).isEqualTo("3f0a9c1e-5b0e");
    }

    @Test
    void releasesItsPermitWhateverHappens() {
        for (int i = 0; i < 3; i++) {
            assertThat(answer(MockServerHttpRequest.post("/").body(Flux.error(new IllegalStateException("gone")))))
                    .contains("\"Code\":\"FailedOperation.FailResolvePacket\"");
        }

        assertThat(limiter.tryAcquire(false)).isPresent();
    }

    @Test
    void readsABodyThatIsTooLargeToItsEndAndNoFurtherThanThat() {
        assertThat(answer(MockServerHttpRequest.post("/").body(megabytes(17))))
                .contains("\"Code\":\"RequestSizeLimitExceeded\"");
        assertThat(answer(MockServerHttpRequest.post("/").body(megabytes(Integer.MAX_VALUE))))
                .contains("\"Code\":\"RequestSizeLimitExceeded\"");
    }

    @Test
    void answersInTheRequestedLanguage() {
        var permit = limiter.tryAcquire(false).orElseThrow();

        assertThat(answer(MockServerHttpRequest.post("/")
                        .header("X-TC-Language", "zh-CN")
                        .body("{}")))
                .contains("服务繁忙");

        permit.close();
    }

    @Test
    void leavesOtherRequestsAlone() {
        for (var request : List.of(
                MockServerHttpRequest.get("/").build(),
                MockServerHttpRequest.get("/?Transaction=1").build(),
                MockServerHttpRequest.head("/").build(),
                MockServerHttpRequest.post("/v1/applications").build())) {
            var exchange = MockServerWebExchange.from(request);

            filter.filter(
                            exchange,
                            passed ->
                                    Mono.fromRunnable(() -> passed.getResponse().setStatusCode(HttpStatus.NO_CONTENT)))
                    .subscribe();

            assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        }
    }

    private String answer(MockServerHttpRequest request) {
        return answer(filter, request);
    }

    private static String answer(TencentApiFilter filter, MockServerHttpRequest request) {
        var exchange = MockServerWebExchange.from(request);
        filter.filter(exchange, _ -> Mono.error(new AssertionError("passed on")))
                .subscribe();
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
        var bodies = new ArrayList<String>();
        exchange.getResponse().getBodyAsString().subscribe(bodies::add);
        return bodies.getFirst();
    }

    private static Flux<DataBuffer> megabytes(int count) {
        return Flux.range(0, count).map(_ -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[MEGABYTE]));
    }
}
