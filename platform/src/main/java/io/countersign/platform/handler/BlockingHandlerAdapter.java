package io.countersign.platform.handler;

import io.countersign.platform.web.body.BodyReader;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Calls the annotated handler methods of the JSON API, on a virtual thread. Spring's own adapter resolves each argument by a
 * publisher of its own, changes threads twice, and negotiates the type of the answer anew for each request. A method with a
 * parameter or result that {@link HandlerCall} does not know is left to that adapter. Mapping, scopes, problems and the
 * API's document are those of the annotations either way.
 */
final class BlockingHandlerAdapter implements HandlerAdapter, Ordered {

    private final BodyReader bodies;
    private final JsonResponse responses;
    private final Scheduler threads;
    private final Map<Method, Optional<HandlerCall>> calls = new ConcurrentHashMap<>();

    BlockingHandlerAdapter(BodyReader bodies, JsonResponse responses, Executor executor) {
        this.bodies = bodies;
        this.responses = responses;
        this.threads = Schedulers.fromExecutor(executor);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof HandlerMethod method && call(method).isPresent();
    }

    private Optional<HandlerCall> call(HandlerMethod method) {
        return calls.computeIfAbsent(method.getMethod(), _ -> HandlerCall.of(method));
    }

    /** Empty, as the answer is written here. */
    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        var method = (HandlerMethod) handler;
        var call = call(method).orElseThrow();
        return body(exchange, call)
                .publishOn(threads)
                .flatMap(body -> responses.write(exchange, call, call.invoke(method.getBean(), exchange, body)))
                .then(Mono.empty());
    }

    private Mono<?> body(ServerWebExchange exchange, HandlerCall call) {
        var declared = call.body();
        return declared == null ? Mono.just(HandlerCall.NO_BODY) : bodies.json(exchange, declared);
    }
}
