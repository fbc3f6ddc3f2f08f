package io.countersign.intake.web.bulk;

import io.countersign.intake.web.IntakeMetrics;
import io.countersign.platform.limits.HttpLimitProperties;
import io.countersign.platform.web.body.CapacityLimiter;
import io.countersign.platform.web.body.RequestLeases;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** How many bulk streams there may be at once, in total and for each caller, and how long one of them may be. */
@Component
@EnableConfigurationProperties(BulkProperties.class)
final class BulkStreams {

    private static final LocalizedText TOO_MANY = LocalizedText.of("intake.bulk-streams.too-many");

    private final CapacityLimiter streams;
    private final int limit;
    private final StreamLimits limits;
    private final IntakeMetrics metrics;

    BulkStreams(BulkProperties bulk, HttpLimitProperties http, IntakeMetrics metrics) {
        this.streams = new CapacityLimiter(bulk.maxStreams(), bulk.maxStreamsPerCaller());
        this.limit = bulk.maxStreamsPerCaller();
        this.limits = new StreamLimits(http.bodyTimeout(), bulk.maxDuration(), bulk.maxLines());
        this.metrics = metrics;
    }

    /** @throws ProblemException 429 if the caller has too many, 503 if there are too many in all */
    void open(ServerWebExchange exchange) {
        var request = RequestLeases.of(exchange);
        switch (streams.tryAcquire(request.caller(), 1)) {
            case CapacityLimiter.Lease lease -> request.add(lease);
            case CapacityLimiter.Refused.CALLER_LIMIT ->
                throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_STREAMS", TOO_MANY.with(limit))
                        .withHeader("Retry-After", "5");
            case CapacityLimiter.Refused.TOTAL_LIMIT -> {
                metrics.shed("load");
                throw ProblemException.busy();
            }
        }
    }

    /** Of each stream. */
    StreamLimits limits() {
        return limits;
    }
}
