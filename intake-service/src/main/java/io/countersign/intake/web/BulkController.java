package io.countersign.intake.web;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.intake.web.LineSplitter.Line;
import io.countersign.platform.security.Caller;
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
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
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
 * {@code /v1/applications:bulk}: a stream of any length. What was read but not answered yet is bounded: the sender is
 * slowed down, and what a broken connection leaves behind is a prefix of the stream.
 */
@RestController
@Tag(name = "Applications")
class BulkController {

    static final String PATH = "/v1/applications:bulk";

    private static final int AT_ONCE = 256;
    private static final Duration GATHERED = Duration.ofMillis(5);
    private static final String EXAMPLE = """
            {"name":"Acme Cloud","region":"global","type":"company","purpose":"self_use","documents":[],"idempotencyKey":"a-1"}
            {"name":"Acme Pay","region":"global","type":"company","purpose":"self_use","documents":[],"idempotencyKey":"a-2"}
            """;

    private final BulkSubmission bulk;
    private final RateLimitFilter limits;
    private final JsonMapper json;
    private final Scheduler blocking =
            Schedulers.fromExecutor(task -> Thread.ofVirtual().name("bulk").start(task), false);

    BulkController(BulkSubmission bulk, RateLimitFilter limits, JsonMapper json) {
        this.bulk = bulk;
        this.limits = limits;
        this.json = json;
    }

    @PostMapping(
            path = PATH,
            consumes = {MediaType.APPLICATION_NDJSON_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE},
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            operationId = "submitMany",
            summary = "Applies for many signatures, one a line",
            description =
                    "Needs the scope `applications:write`. Each line is an application that may also carry `account`"
                            + " (for platforms) and `idempotencyKey`; each is answered by a line with its number and status, in"
                            + " order. A line that is refused stops nothing. Sent again, lines with keys count once.",
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
        caller.require("applications:write");
        limits.announce(exchange, caller);
        var results = gathered(exchange.getRequest().getBody())
                .concatMap(
                        lines -> Mono.fromCallable(() -> submit(caller, account, lines, locale))
                                .subscribeOn(blocking),
                        1);
        var response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
        return response.writeAndFlushWith(results.map(
                bytes -> Mono.<DataBuffer>just(response.bufferFactory().wrap(bytes))));
    }

    private static Flux<List<Line>> gathered(Flux<DataBuffer> body) {
        var lines = new LineSplitter(ApplicationsController.LARGEST);
        return body.concatMapIterable(buffer -> lines.add(drain(buffer)))
                .concatWith(Flux.defer(() -> Flux.fromIterable(lines.end())))
                .filter(line -> !line.isBlank())
                .bufferTimeout(AT_ONCE, GATHERED, true);
    }

    private byte[] submit(Caller caller, @Nullable String account, List<Line> lines, Locale locale)
            throws InterruptedException {
        Thread.sleep(limits.takeAndWait(caller, lines.size()));
        var out = new ByteArrayOutputStream();
        bulk.submit(caller, account, lines, locale).forEach(result -> {
            out.writeBytes(json.writeValueAsBytes(result));
            out.write('\n');
        });
        return out.toByteArray();
    }

    private static byte[] drain(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
