package io.countersign.benchmarks.load;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Sends HTTP requests over persistent connections. */
public final class LoadClient implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 512;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

    private final ConnectionProvider connections = ConnectionProvider.builder("load")
            .maxConnections(MAX_CONNECTIONS)
            .pendingAcquireMaxCount(-1)
            .build();
    private final HttpClient client = HttpClient.create(connections).responseTimeout(RESPONSE_TIMEOUT);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Request(String method, String url, Map<String, String> headers, byte[] body) {

        /** A copy with one more header. */
        public Request with(String name, String value) {
            var more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Request(method, url, more, body);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Reply(int status, byte[] body) {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return status + " " + new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    public Mono<Reply> send(Request request) {
        return client.headers(headers -> request.headers().forEach(headers::set))
                .request(HttpMethod.valueOf(request.method()))
                .uri(request.url())
                .send(request.body().length == 0 ? ByteBufMono.empty() : body(request))
                .responseSingle((response, body) -> body.asByteArray()
                        .defaultIfEmpty(new byte[0])
                        .map(bytes -> new Reply(response.status().code(), bytes)));
    }

    private static Mono<io.netty.buffer.ByteBuf> body(Request request) {
        return Mono.fromSupplier(() -> Unpooled.wrappedBuffer(request.body()));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
