package io.countersign.review.web.report;

import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.QueryFields;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * The time that a report covers.
 *
 * @param until exclusive
 */
public record ReportWindow(Instant from, Instant until) {

    private static final LocalizedText NO_WINDOW = LocalizedText.of("review.report-window.no-window");
    private static final LocalizedText TOO_MANY = LocalizedText.of("review.report-window.too-many");
    private static final LocalizedText SHORTEN = LocalizedText.of("review.report-window.shorten");

    /** Which windows a report accepts: the longest, and the one of a request that states none. */
    public record Limits(Duration longest, Duration standard) {}

    /**
     * What the request states.
     *
     * @param now the end of a request that states none
     */
    public static ReportWindow of(ServerWebExchange exchange, Limits limits, Instant now) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        var from = SearchQuery.time(query, "from");
        var until = SearchQuery.time(query, "until");
        query.check();
        var end = until == null ? now : until;
        var start = from == null ? end.minus(limits.standard()) : from;
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(limits.longest()) > 0) {
            throw QueryFields.invalid("from", NO_WINDOW.with(limits.longest().toDays()), SHORTEN);
        }
        return new ReportWindow(start, end);
    }

    /** @param report null where the time has more than one answer may count */
    public static <T> T counted(@Nullable T report) {
        if (report == null) {
            throw QueryFields.invalid("from", TOO_MANY, SHORTEN);
        }
        return report;
    }
}
