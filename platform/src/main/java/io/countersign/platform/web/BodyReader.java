package io.countersign.platform.web;

import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads a request's whole body within a limit: for {@link JsonBody} and {@link RawBody} parameters, or by hand. */
public final class BodyReader implements HandlerMethodArgumentResolver {

    /** The body's bytes, empty if there is none; 413 over {@code limit} bytes. */
    public Mono<byte[]> bytes(ServerWebExchange exchange, int limit) {
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(ProblemException.of(HttpStatus.CONTENT_TOO_LARGE));
        }
        return DataBufferUtils.join(exchange.getRequest().getBody(), limit)
                .map(BodyReader::drain)
                .defaultIfEmpty(new byte[0]);
    }

    /** The body as JSON; see {@link JsonBody} for what is refused. */
    public Mono<JsonBody> json(ServerWebExchange exchange, int limit) {
        if (!MediaType.APPLICATION_JSON.isCompatibleWith(type(exchange))) {
            return Mono.error(ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        }
        return bytes(exchange, limit).map(JsonBody::parse);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == JsonBody.class || parameter.getParameterType() == RawBody.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        var declared = parameter.getParameterAnnotation(BodyLimit.class);
        var limit = declared == null ? BodyLimit.DEFAULT : declared.value();
        return parameter.getParameterType() == JsonBody.class
                ? json(exchange, limit).cast(Object.class)
                : bytes(exchange, limit).map(bytes -> new RawBody(type(exchange), bytes));
    }

    private static MediaType type(ServerWebExchange exchange) {
        try {
            var type = exchange.getRequest().getHeaders().getContentType();
            return type == null ? MediaType.APPLICATION_OCTET_STREAM : type;
        } catch (InvalidMediaTypeException unreadable) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static byte[] drain(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
