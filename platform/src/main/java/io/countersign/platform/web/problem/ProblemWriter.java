package io.countersign.platform.web.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem: a page for a browser that asks for one, else a problem document. */
public final class ProblemWriter {

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public Mono<Void> write(ServerWebExchange exchange, ProblemException problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        problem.headers().forEach(response.getHeaders()::set);
        var locale = Languages.of(exchange);
        var page = wantsPage(exchange);
        var body = page ? page(problem, locale).getBytes(UTF_8) : json.writeValueAsBytes(document(exchange, problem));
        response.getHeaders()
                .setContentType(page ? new MediaType("text", "html", UTF_8) : MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().setContentLength(body.length);
        if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
            return response.setComplete();
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        var accept = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith(MediaType.TEXT_HTML_VALUE);
    }

    private static Problem document(ServerWebExchange exchange, ProblemException problem) {
        return Problem.of(problem, exchange.getRequest().getURI().getRawPath(), Languages.of(exchange));
    }

    private static String page(ProblemException problem, Locale locale) {
        return HtmlPage.page(
                locale,
                problem.title().in(locale),
                "<p>" + HtmlUtils.htmlEscape(problem.detail().in(locale)) + "</p><p><a href=\"/\">←</a> <code>"
                        + problem.status().value() + " " + HtmlUtils.htmlEscape(problem.code()) + "</code></p>");
    }
}
