package io.countersign.platform.web.body;

import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.MultipartHttpMessageReader;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes one part out of a multipart/form-data body that was read within its limit. */
final class MultipartFile {

    /** What boundaries and the headers of parts may add to a file. */
    static final int OVERHEAD = 16 * 1024;

    private static final int MAX_PARTS = 4;
    private static final LocalizedText OTHER_PART = LocalizedText.of("platform.multipart-file.other-part");
    private static final LocalizedText MALFORMED = LocalizedText.of("platform.multipart-file.malformed");

    private MultipartFile() {}

    static Mono<byte[]> part(ServerWebExchange exchange, byte[] body, String name) {
        var parts = new DefaultPartHttpMessageReader();
        parts.setMaxParts(MAX_PARTS);
        parts.setMaxInMemorySize(body.length + 1);
        return new MultipartHttpMessageReader(parts)
                .readMono(
                        ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, Part.class),
                        withBody(exchange, body),
                        Map.of())
                .onErrorMap(_ -> malformed())
                .switchIfEmpty(Mono.error(MultipartFile::malformed))
                .flatMap(found -> content(found, name));
    }

    private static Mono<byte[]> content(MultiValueMap<String, Part> parts, String name) {
        var part = parts.getFirst(name);
        return part == null
                ? Mono.error(ProblemException.of(HttpStatus.BAD_REQUEST).withDetail(OTHER_PART.with(name)))
                : DataBufferUtils.join(part.content()).map(BodyReader::drain).defaultIfEmpty(new byte[0]);
    }

    private static ProblemException malformed() {
        return ProblemException.of(HttpStatus.BAD_REQUEST).withDetail(MALFORMED.with(MAX_PARTS));
    }

    private static ServerHttpRequest withBody(ServerWebExchange exchange, byte[] body) {
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.just(exchange.getResponse().bufferFactory().wrap(body));
            }
        };
    }
}
