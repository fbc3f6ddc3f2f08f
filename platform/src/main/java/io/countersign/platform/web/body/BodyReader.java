package io.countersign.platform.web.body;

import io.countersign.platform.web.problem.ProblemException;
import java.time.Duration;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads a request's whole body within a limit of bytes and of time: for {@link JsonBody} and {@link RawBody} parameters, or
 * by hand. The bytes are reserved before the first of them is read.
 */
public final class BodyReader implements HandlerMethodArgumentResolver {

    private final BytesInFlight bytesInFlight;
    private final Duration timeout;

    /** @param timeout for a whole body */
    public BodyReader(BytesInFlight bytesInFlight, Duration timeout) {
        this.bytesInFlight = bytesInFlight;
        this.timeout = timeout;
    }

    /** The body's bytes, empty if there is none; 413 over {@code limit} bytes, 408 if it does not arrive in time. */
    public Mono<byte[]> bytes(ServerWebExchange exchange, int limit) {
        var length = length(exchange, limit);
        if (length > limit) {
            return Mono.error(ProblemException.of(HttpStatus.CONTENT_TOO_LARGE));
        }
        if (length == 0) {
            return Mono.just(new byte[0]);
        }
        return Mono.defer(() -> {
                    bytesInFlight.reserve(exchange, length);
                    return DataBufferUtils.join(exchange.getRequest().getBody(), limit);
                })
                .timeout(timeout, Mono.error(BodyReader::late))
                .map(BodyReader::drain)
                .defaultIfEmpty(new byte[0]);
    }

    /** What the request announces; the limit if it does not say how long its body is. */
    private static long length(ServerWebExchange exchange, int limit) {
        var headers = exchange.getRequest().getHeaders();
        var announced = headers.getContentLength();
        if (announced >= 0) {
            return announced;
        }
        return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING) ? limit : 0;
    }

    /** The connection ends with the answer: what is still to come of the body must not be taken for the next request. */
    private static ProblemException late() {
        return ProblemException.of(HttpStatus.REQUEST_TIMEOUT).withHeader(HttpHeaders.CONNECTION, "close");
    }

    /** The body as JSON; see {@link JsonBody} for what is refused. */
    public Mono<JsonBody<?>> json(ServerWebExchange exchange, BodyDeclaration declared) {
        if (!MediaType.APPLICATION_JSON.isCompatibleWith(type(exchange))) {
            return Mono.error(ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        }
        return bytes(exchange, declared.limit()).map(body -> JsonBody.parse(body, declared.type()));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == JsonBody.class || parameter.getParameterType() == RawBody.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        if (parameter.getParameterType() == JsonBody.class) {
            return json(exchange, BodyDeclaration.of(parameter)).cast(Object.class);
        }
        var limit = BodyDeclaration.limit(parameter);
        var file = parameter.getParameterAnnotation(FilePart.class);
        var isForm = MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type(exchange));
        var content = file != null && isForm
                ? bytes(exchange, limit + MultipartFile.OVERHEAD)
                        .flatMap(body -> MultipartFile.part(exchange, body, file.value()))
                : bytes(exchange, limit);
        return content.map(bytes -> new RawBody(type(exchange), bytes));
    }

    private static MediaType type(ServerWebExchange exchange) {
        try {
            var type = exchange.getRequest().getHeaders().getContentType();
            return type == null ? MediaType.APPLICATION_OCTET_STREAM : type;
        } catch (InvalidMediaTypeException unreadable) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    static byte[] drain(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
