package io.countersign.intake.tencent;

import static org.assertj.core.api.Assertions.assertThat;

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
import reactor.core.scheduler.Schedulers;

class RpcFilterTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final CallLimiter room = new CallLimiter(1, 1);
    private final CallsInMemory calls = new CallsInMemory();
    private final TencentApiFilter filter = new TencentApiFilter(calls.calls, room, Schedulers.immediate());

    @Test
    void tellsThatTheInstanceIsBusy() {
        var place = room.enter(false).orElseThrow();

        assertThat(answer(MockServerHttpRequest.post("/").body("{}"))).contains("\"Code\":\"ServiceUnavailable\"");

        place.leave();

        assertThat(answer(MockServerHttpRequest.post("/").body("{}"))).contains("\"Code\":\"MissingParameter\"");
    }

    @Test
    void whatIsRefusedInAnyCaseTakesNoLargePlace() {
        var busy = new CallLimiter(2, 1);
        var _ = busy.enter(true).orElseThrow();
        var among = new TencentApiFilter(calls.calls, busy, Schedulers.immediate());
        var known = calls.post(CallsInMemory.ACME, ApiVersion.V2021, Action.DESCRIBE, "{}");
        var unknown = calls.post("AKIDnobody", ApiVersion.V2021, Action.DESCRIBE, "{}");

        assertThat(answer(among, large(Map.of()))).contains("AuthFailure.SignatureFailure");
        assertThat(answer(among, large(Map.of("authorization", "SKIP")))).contains("AuthFailure.InvalidAuthorization");
        assertThat(answer(among, large(unknown.headers()))).contains("AuthFailure.SecretIdNotFound");
        assertThat(answer(among, large(known.headers()))).contains("ServiceUnavailable");
        calls.now = calls.now.plusSeconds(301);
        assertThat(answer(among, large(known.headers()))).contains("AuthFailure.SignatureExpire");
    }

    private static MockServerHttpRequest large(Map<String, String> headers) {
        var request = MockServerHttpRequest.post("/");
        headers.forEach(request::header);
        return request.header("Content-Length", "2000000").body("{}");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsWhatIsNobodysFaultButOurs(CapturedOutput output) {
        var broken = Schedulers.fromExecutor(_ -> {
            throw new IllegalStateException("no thread");
        });

        var answer = answer(
                new TencentApiFilter(calls.calls, room, broken),
                MockServerHttpRequest.post("/").body("{}"));

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
    void leavesItsPlaceWhateverHappens() {
        for (int i = 0; i < 3; i++) {
            assertThat(answer(MockServerHttpRequest.post("/").body(Flux.error(new IllegalStateException("gone")))))
                    .contains("\"Code\":\"FailedOperation.FailResolvePacket\"");
        }

        assertThat(room.enter(false)).isPresent();
    }

    @Test
    void readsABodyThatIsTooLargeToItsEndAndNoFurtherThanThat() {
        assertThat(answer(MockServerHttpRequest.post("/").body(megabytes(17))))
                .contains("\"Code\":\"RequestSizeLimitExceeded\"");
        assertThat(answer(MockServerHttpRequest.post("/").body(megabytes(Integer.MAX_VALUE))))
                .contains("\"Code\":\"RequestSizeLimitExceeded\"");
    }

    @Test
    void speaksTheLanguageAskedForEvenThen() {
        var place = room.enter(false).orElseThrow();

        assertThat(answer(MockServerHttpRequest.post("/")
                        .header("X-TC-Language", "zh-CN")
                        .body("{}")))
                .contains("服务繁忙");

        place.leave();
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
