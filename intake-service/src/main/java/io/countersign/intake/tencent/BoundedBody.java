package io.countersign.intake.tencent;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * A body read up to a limit. What goes beyond is read and thrown away, up to a point: a client reads no answer before it
 * has sent all.
 */
final class BoundedBody {

    private static final long PATIENCE = 64L * 1024 * 1024;
    private static final Duration TIME = Duration.ofSeconds(60);

    private final int limit;
    private @Nullable ByteArrayOutputStream bytes;
    private long seen;

    private BoundedBody(int limit, long announced) {
        this.limit = limit;
        this.bytes = announced > limit ? null : new ByteArrayOutputStream((int) Math.max(announced, 512));
    }

    /** @throws TencentError if it is too large, does not come in time, or can't be read */
    static Mono<byte[]> read(ServerHttpRequest request, int limit) {
        return Mono.defer(() -> drained(
                        request, new BoundedBody(limit, request.getHeaders().getContentLength())))
                .onErrorMap(failed -> !(failed instanceof TencentError), _ -> TencentError.unreadable())
                .map(BoundedBody::content);
    }

    private static Mono<BoundedBody> drained(ServerHttpRequest request, BoundedBody body) {
        return request.getBody().doOnNext(body::take).then(Mono.just(body)).timeout(TIME);
    }

    private void take(DataBuffer buffer) {
        var chunk = new byte[buffer.readableByteCount()];
        buffer.read(chunk);
        DataBufferUtils.release(buffer);
        seen += chunk.length;
        if (seen > limit) {
            bytes = null;
        }
        if (seen > PATIENCE) {
            throw TencentError.tooLarge();
        }
        if (bytes != null) {
            bytes.writeBytes(chunk);
        }
    }

    private byte[] content() {
        if (bytes == null) {
            throw TencentError.tooLarge();
        }
        return bytes.toByteArray();
    }
}
