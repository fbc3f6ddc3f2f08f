package io.countersign.intake.web;

import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses at once what would only wait: with a slow store or broker memory stays flat, and what got in is finished. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class LoadSheddingFilter implements WebFilter {

    private static final LocalizedText BUSY =
            new LocalizedText("The service is busy; nothing was taken. Try again.", "服务繁忙，本次请求未被受理，请稍后重试。");

    private final Semaphore requests;
    private final Semaphore streams;
    private final IntakeMetrics metrics;

    LoadSheddingFilter(
            @Value("${countersign.intake.max-in-flight}") int requests,
            @Value("${countersign.intake.max-bulk-streams}") int streams,
            IntakeMetrics metrics) {
        this.requests = new Semaphore(requests);
        this.streams = new Semaphore(streams);
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var room = exchange.getRequest().getPath().value().equals(BulkController.PATH) ? streams : requests;
        if (!room.tryAcquire()) {
            metrics.shed("load");
            return Mono.error(
                    new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", BUSY).withHeader("Retry-After", "1"));
        }
        return chain.filter(exchange).doFinally(_ -> room.release());
    }
}
