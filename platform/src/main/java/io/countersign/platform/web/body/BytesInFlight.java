package io.countersign.platform.web.body;

import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;

/**
 * Bounds the bytes of bodies that are in memory at once, in total and for each caller. A request reserves them before it
 * reads or loads a body, and keeps them until it ends. Bodies of up to {@link #SMALL} bytes have their own share, so that
 * uploads do not hold up everything else.
 */
public final class BytesInFlight {

    /** The largest body that counts as small: 256 KiB. */
    static final int SMALL = BodyLimit.DEFAULT;

    private static final LocalizedText CALLER = LocalizedText.of("platform.bytes-in-flight.caller");
    private final CapacityLimiter small;
    private final CapacityLimiter large;

    public BytesInFlight(CapacityLimiter small, CapacityLimiter large) {
        this.small = small;
        this.large = large;
    }

    /** @throws ProblemException 429 if the caller's share does not suffice, 503 if that of all callers does not */
    public void reserve(ServerWebExchange exchange, long bytes) {
        reserve(exchange, RequestLeases.of(exchange).caller(), bytes);
    }

    /**
     * Reserves on behalf of a caller that another means than a token has authenticated.
     *
     * @throws ProblemException 429 if the caller's share does not suffice, 503 if that of all callers does not
     */
    public void reserve(ServerWebExchange exchange, String caller, long bytes) {
        if (bytes <= 0) {
            return;
        }
        var request = RequestLeases.of(exchange);
        switch ((bytes <= SMALL ? small : large).tryAcquire(caller, bytes)) {
            case CapacityLimiter.Lease lease -> request.add(lease);
            case CapacityLimiter.Refused.CALLER_LIMIT ->
                throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_BYTES_IN_FLIGHT", CALLER)
                        .withHeader("Retry-After", "1");
            case CapacityLimiter.Refused.TOTAL_LIMIT -> throw ProblemException.busy();
        }
    }
}
