package io.countersign.platform.web.server;

import io.countersign.platform.web.problem.Languages;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses headers that are longer than any use of them, or repeated too often, before other code parses them. */
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class RequestHeadersFilter implements WebFilter {

    private static final int MAX_HEADERS = 100;

    /** Characters of all values of a header together; all headers together may have 8 KB. */
    private static final Map<String, Integer> MAX_LENGTHS = caseInsensitive(Map.ofEntries(
            Map.entry(HttpHeaders.ACCEPT, 1_024),
            Map.entry(HttpHeaders.ACCEPT_CHARSET, 256),
            Map.entry(HttpHeaders.ACCEPT_ENCODING, 512),
            Map.entry(HttpHeaders.ACCEPT_LANGUAGE, Languages.MAX_HEADER_LENGTH),
            Map.entry(HttpHeaders.AUTHORIZATION, 6_144),
            Map.entry(HttpHeaders.CACHE_CONTROL, 256),
            Map.entry(HttpHeaders.CONTENT_TYPE, 256),
            Map.entry(HttpHeaders.COOKIE, 4_096),
            Map.entry(HttpHeaders.IF_MATCH, 1_024),
            Map.entry(HttpHeaders.IF_MODIFIED_SINCE, 64),
            Map.entry(HttpHeaders.IF_NONE_MATCH, 1_024),
            Map.entry(HttpHeaders.IF_UNMODIFIED_SINCE, 64),
            Map.entry(HttpHeaders.ORIGIN, 256),
            Map.entry(HttpHeaders.RANGE, 256),
            Map.entry("Countersign-Account", 128),
            Map.entry("Idempotency-Key", 512)));

    private static final LocalizedText TOO_LONG = LocalizedText.of("platform.request-headers-filter.too-long");
    private static final LocalizedText TOO_MANY = LocalizedText.of("platform.request-headers-filter.too-many");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        int count = 0;
        for (var header : exchange.getRequest().getHeaders().headerSet()) {
            count++;
            var limit = MAX_LENGTHS.get(header.getKey());
            if (limit != null && length(header.getValue()) > limit) {
                return Mono.error(tooLarge(TOO_LONG.with(header.getKey(), limit)));
            }
        }
        return count > MAX_HEADERS ? Mono.error(tooLarge(TOO_MANY.with(MAX_HEADERS))) : chain.filter(exchange);
    }

    private static <V> Map<String, V> caseInsensitive(Map<String, V> values) {
        var map = new TreeMap<String, V>(String.CASE_INSENSITIVE_ORDER);
        map.putAll(values);
        return map;
    }

    private static int length(List<String> values) {
        return values.stream().mapToInt(String::length).sum();
    }

    private static ProblemException tooLarge(LocalizedText detail) {
        return ProblemException.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE).withDetail(detail);
    }
}
