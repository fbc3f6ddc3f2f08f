package io.countersign.intake.web.bulk;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.intake.web.ApplicationDocs;
import io.countersign.intake.web.ApplicationPaths;
import io.countersign.intake.web.CallerRateLimiter;
import io.countersign.intake.web.IdempotencyKeyHeader;
import io.countersign.intake.web.bulk.LineSplitter.Line;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /v1/applications:bulk}: a stream of many lines, up to {@link StreamLimits}. What was read but not answered yet is
 * bounded: the sender is slowed down, and what a broken connection leaves behind is a prefix of the stream.
 */
@RestController
@Tag(name = "Applications")
class BulkController {

    static final String PATH = "/v1/applications:bulk";

    private static final int MAX_LINES_AT_ONCE = 256;
    private static final Duration GATHERED = Duration.ofMillis(5);

    /** Of 8 KB, which is what the HTTP codec passes on at most. */
    private static final int MAX_CHUNKS_AT_ONCE = 32;

    private static final String EXAMPLE = """
            {"name":"Acme Cloud","region":"global","type":"company","purpose":"self_use","documents":[],"idempotencyKey":"a-1"}
            {"name":"Acme Pay","region":"global","type":"company","purpose":"self_use","documents":[],"idempotencyKey":"a-2"}
            """;

    private static final LocalizedText NOT_ON_A_STREAM = LocalizedText.of("intake.bulk-controller.not-on-a-stream");

    private final BulkSubmission bulk;
    private final BulkStreams streams;
    private final CallerRateLimiter limits;
    private final JsonMapper json;
    private final Scheduler blocking =
            Schedulers.fromExecutor(task -> Thread.ofVirtual().name("bulk").start(task), false);

    BulkController(BulkSubmission bulk, BulkStreams streams, CallerRateLimiter limits, JsonMapper json) {
        this.bulk = bulk;
        this.streams = streams;
        this.limits = limits;
        this.json = json;
    }

    @RequiresScope("applications:write")
    @PostMapping(
            path = PATH,
            consumes = {MediaType.APPLICATION_NDJSON_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE},
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            operationId = "submitMany",
            summary = "Applies for many signatures, one a line",
            description =
                    "Each line is an application that may also carry `account`"
                            + " (for platforms) and `idempotencyKey`; each is answered by a line with its number and status, in"
                            + " order. A line that is refused stops nothing. Sent again, lines with keys count once. A stream ends"
                            + " after 100,000 lines or an hour, unless the operator has set other limits: its last answer then has the"
                            + " number of the first line that was not read, and the code `STREAM_TOO_MANY_LINES` or `STREAM_TIMEOUT`.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(EXAMPLE)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "A line for each line, of this schema",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = BulkResult.class)))
    Mono<Void> submit(
            Caller caller,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            Locale locale,
            ServerWebExchange exchange) {
        refuseHeadersOfOneRequest(exchange);
        streams.open(exchange);
        limits.announce(exchange, caller);
        var progress = new StreamProgress(streams.limits());
        var end = new StreamEnd(streams.limits(), progress, locale);
        var results = gathered(exchange.getRequest().getBody(), progress)
                .handle(progress::limit)
                .concatMap(lines -> submitted(caller, account, lines, locale, progress), 1)
                .concatWith(Mono.defer(() -> Mono.justOrEmpty(end.atLimit()).map(this::line)))
                .takeUntilOther(progress.expired(1))
                .onErrorResume(TimeoutException.class, _ -> Mono.fromSupplier(() -> line(end.idle())));
        var response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
        return response.writeAndFlushWith(results.map(
                        bytes -> Mono.<DataBuffer>just(response.bufferFactory().wrap(bytes))))
                .takeUntilOther(progress.expired(2));
    }

    private Mono<byte[]> submitted(
            Caller caller, @Nullable String account, List<Line> lines, Locale locale, StreamProgress progress) {
        return Mono.fromCallable(() -> {
                    progress.processingBegins();
                    int accepted = 0;
                    try {
                        var results = submit(caller, account, lines, locale);
                        accepted = accepted(results);
                        return lines(results);
                    } finally {
                        progress.processingEnds(lines.getLast().number(), accepted);
                    }
                })
                .subscribeOn(blocking);
    }

    /** Bounded by bytes as well as by lines, since a line may be long. */
    private static Flux<List<Line>> gathered(Flux<DataBuffer> body, StreamProgress progress) {
        var lines = new LineSplitter(ApplicationPaths.MAX_BODY_BYTES);
        return body.map(BulkController::drain)
                .bufferTimeout(MAX_CHUNKS_AT_ONCE, GATHERED, true)
                .map(chunks -> chunks.stream()
                        .flatMap(chunk -> lines.add(chunk).stream())
                        .toList())
                .concatWith(Mono.fromSupplier(lines::end))
                .doOnNext(some -> {
                    if (!some.isEmpty()) {
                        progress.arrived();
                    }
                })
                .concatMapIterable(BulkController::batches, 1);
    }

    private static List<List<Line>> batches(List<Line> lines) {
        var some = lines.stream().filter(line -> !line.isBlank()).toList();
        return IntStream.iterate(0, from -> from < some.size(), from -> from + MAX_LINES_AT_ONCE)
                .mapToObj(from -> some.subList(from, Math.min(some.size(), from + MAX_LINES_AT_ONCE)))
                .toList();
    }

    /** Headers that the caller would take to be honoured. */
    private static void refuseHeadersOfOneRequest(ServerWebExchange exchange) {
        for (var name : List.of(IdempotencyKeyHeader.NAME, HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
            if (exchange.getRequest().getHeaders().containsHeader(name)) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "HEADER_NOT_ALLOWED", NOT_ON_A_STREAM.with(name));
            }
        }
    }

    private static int accepted(List<BulkResult> results) {
        return (int) results.stream()
                .filter(result -> result.status() == HttpStatus.ACCEPTED.value())
                .count();
    }

    private byte[] line(BulkResult result) {
        return lines(List.of(result));
    }

    private byte[] lines(List<BulkResult> results) {
        var out = new ByteArrayOutputStream();
        for (var result : results) {
            out.writeBytes(json.writeValueAsBytes(result));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private List<BulkResult> submit(Caller caller, @Nullable String account, List<Line> lines, Locale locale)
            throws InterruptedException {
        Thread.sleep(limits.takeAndWait(caller, lines.size()));
        return bulk.submit(caller, account, lines, locale);
    }

    private static byte[] drain(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
