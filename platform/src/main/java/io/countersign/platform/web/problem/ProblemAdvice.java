package io.countersign.platform.web.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Turns every failure of a request into a problem document; an internal error exposes no details. */
@Order(-2)
public final class ProblemAdvice implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final LocalizedText UNAVAILABLE_READ = LocalizedText.of("platform.problem-advice.unavailable-read");
    private static final LocalizedText UNAVAILABLE_REPEATABLE =
            LocalizedText.of("platform.problem-advice.unavailable-repeatable");

    private static final List<Class<? extends Throwable>> UNREADABLE = List.of(
            DecodingException.class,
            InvalidMediaTypeException.class,
            InvalidMimeTypeException.class,
            ServerExchangeRejectedException.class);

    private final ProblemWriter writer;

    public ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof AbortedException) {
            return Mono.empty(); // the client is gone
        }
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var problem = advised(problem(failure), exchange.getRequest().getMethod());
        if (problem.status().is5xxServerError() && !problem.isBusy()) {
            record(exchange, problem, failure);
        }
        return writer.write(exchange, problem);
    }

    /** Only what writes may take effect later, and only what is not idempotent needs a key for its repeat. */
    static ProblemException advised(ProblemException problem, HttpMethod method) {
        if (!problem.code().equals(StandardProblem.UNAVAILABLE.name())) {
            return problem;
        }
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return problem.withDetail(UNAVAILABLE_READ);
        }
        return method.equals(HttpMethod.DELETE) || method.equals(HttpMethod.PUT)
                ? problem.withDetail(UNAVAILABLE_REPEATABLE)
                : problem;
    }

    private static void record(ServerWebExchange exchange, ProblemException problem, Throwable failure) {
        var method = exchange.getRequest().getMethod().name();
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            LOG.atWarn()
                    .addKeyValue("method", method)
                    .addKeyValue("cause", failure.toString())
                    .log("A server did not answer");
        } else {
            LOG.atError().addKeyValue("method", method).setCause(failure).log("A request failed");
        }
    }

    static ProblemException problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof DataBufferLimitException) {
                return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE);
            }
        }
        if (Unavailable.isCauseOf(failure)) {
            return ProblemException.unavailable();
        }
        if (failure instanceof ResponseStatusException known) {
            return known(known);
        }
        return ProblemException.of(
                isOneOf(UNREADABLE, failure) ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static ProblemException known(ResponseStatusException failure) {
        var status = HttpStatus.resolve(failure.getStatusCode().value());
        var problem = ProblemException.of(status == null ? HttpStatus.BAD_REQUEST : status);
        if (failure instanceof MethodNotAllowedException refused) {
            var methods = refused.getSupportedMethods().stream()
                    .map(HttpMethod::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return problem.withHeader("Allow", methods);
        }
        return problem;
    }

    private static boolean isOneOf(List<Class<? extends Throwable>> kinds, Throwable failure) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
