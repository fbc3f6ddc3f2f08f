package io.countersign.intake.tencent.limit;

import io.countersign.intake.tencent.call.TencentError;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * A body that is read up to a limit and within a budget. What goes beyond is read and thrown away, up to a point: a client
 * reads no answer before it has sent everything.
 */
public final class BoundedBody {

    private static final long MAX_DISCARDED_BYTES = 64L * 1024 * 1024;
    private static final int MAX_INITIAL_CAPACITY = 8 * 1024;

    private final int limit;
    private final BodyBudget budget;
    private final ByteArrayOutputStream bytes;
    private @Nullable TencentError refusal;
    private long seen;

    private BoundedBody(int limit, BodyBudget budget, long announced) {
        this.limit = limit;
        this.budget = budget;
        this.bytes = new ByteArrayOutputStream(Math.clamp(announced, 512, MAX_INITIAL_CAPACITY));
    }

    /** @throws TencentError if it is too large, does not arrive in time, has no room or can't be read */
    public static Mono<byte[]> read(ServerHttpRequest request, int limit, BodyBudget budget, Duration timeout) {
        return Mono.defer(() -> {
                    var body =
                            new BoundedBody(limit, budget, request.getHeaders().getContentLength());
                    return request.getBody()
                            .doOnNext(body::take)
                            .then(Mono.fromSupplier(body::content))
                            .timeout(timeout);
                })
                .onErrorMap(failed -> !(failed instanceof TencentError), _ -> TencentError.unreadable());
    }

    /** Reads a body of a call that is refused in any case, and throws it away. */
    public static Mono<Void> discard(ServerHttpRequest request, BodyBudget budget, Duration timeout) {
        return read(request, 0, budget, timeout).onErrorComplete().then();
    }

    private void take(DataBuffer buffer) {
        seen += buffer.readableByteCount();
        refuseIfTooMuch();
        if (refusal == null) {
            keep(buffer);
        }
        DataBufferUtils.release(buffer);
        if (seen > MAX_DISCARDED_BYTES) {
            throw TencentError.tooLarge();
        }
    }

    private void refuseIfTooMuch() {
        if (refusal != null) {
            return;
        }
        if (seen > limit) {
            refusal = TencentError.tooLarge();
        } else if (!budget.covers(seen)) {
            refusal = TencentError.busy();
        }
        if (refusal != null) {
            bytes.reset();
        }
    }

    private void keep(DataBuffer buffer) {
        var chunk = new byte[buffer.readableByteCount()];
        buffer.read(chunk);
        bytes.writeBytes(chunk);
    }

    private byte[] content() {
        if (refusal != null) {
            throw refusal;
        }
        return bytes.toByteArray();
    }
}
