package io.countersign.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.web.body.RequestLeases;
import io.countersign.platform.web.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LoadSheddingFilterTest {

    private static final WebFilterChain NEVER_ANSWERS =
            exchange -> exchange.getRequest().getBody().then(Mono.never());
    private static final WebFilterChain ANSWERS = exchange -> exchange.getRequest()
            .getBody()
            .then(Mono.defer(() -> exchange.getResponse().setComplete()));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LoadSheddingFilter filter = new LoadSheddingFilter(
            new HttpLimitProperties(
                    Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1, null, null),
            meters);

    private @Nullable Throwable send(WebFilterChain chain, MockServerHttpRequest request) {
        var exchange = MockServerWebExchange.from(request);
        var leases = RequestLeases.begin(exchange, "acme");
        var failure = new AtomicReference<@Nullable Throwable>();
        filter.filter(exchange, chain).doFinally(_ -> leases.close()).subscribe(_ -> {}, failure::set);
        return failure.get();
    }

    private static MockServerHttpRequest get() {
        return MockServerHttpRequest.get("/").build();
    }

    private static MockServerHttpRequest post(Flux<DataBuffer> body) {
        return MockServerHttpRequest.post("/").contentLength(1).body(body);
    }

    private static Flux<DataBuffer> oneByte() {
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[1]));
    }

    @Test
    void refusesWhatWouldOnlyWait() {
        assertThat(send(NEVER_ANSWERS, get())).isNull();

        assertThat(send(ANSWERS, get())).isInstanceOfSatisfying(ProblemException.class, busy -> {
            assertThat(busy.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(busy.headers()).containsEntry("Retry-After", "1");
        });
        assertThat(send(ANSWERS, post(oneByte()))).isInstanceOf(ProblemException.class);
        assertThat(meters.counter("countersign.shed", "cause", "load").count()).isEqualTo(2);
    }

    @Test
    void probesAreAnsweredUnderLoad() {
        send(NEVER_ANSWERS, get());

        assertThat(send(ANSWERS, MockServerHttpRequest.get("/health").build())).isNull();
        assertThat(send(
                        ANSWERS,
                        MockServerHttpRequest.get("/actuator/health/liveness").build()))
                .isNull();
    }

    @Test
    void aBodyThatDoesNotArriveHoldsNoPermit() {
        send(NEVER_ANSWERS, post(Flux.never()));
        send(NEVER_ANSWERS, post(oneByte().concatWith(Flux.never())));

        assertThat(send(ANSWERS, get())).isNull();
        assertThat(send(ANSWERS, post(oneByte()))).isNull();
    }

    @Test
    void anAnswerThatIsNotReadHoldsNoPermit() {
        send(exchange -> exchange.getResponse().writeWith(oneByte()).then(Mono.never()), get());

        assertThat(send(ANSWERS, get())).isNull();
    }

    @Test
    void aRequestWhoseClientIsGoneHoldsNoPermit() {
        var exchange = MockServerWebExchange.from(get());
        var leases = RequestLeases.begin(exchange, "acme");
        filter.filter(exchange, NEVER_ANSWERS)
                .doFinally(_ -> leases.close())
                .subscribe()
                .dispose();

        assertThat(send(ANSWERS, get())).isNull();
    }
}
