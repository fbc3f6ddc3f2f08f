package io.countersign.platform.limits;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What connections, requests and bodies may occupy.
 *
 * @param idleTimeout how long a connection may stay without a request, or with an answer that its client does not read
 * @param headTimeout from the first byte of a request to the end of its headers
 * @param bodyTimeout for a whole request body
 * @param maxConnections connections at once; a further one ends the connection that has waited longest for a request
 * @param maxInFlight requests that are processed at once; a request counts from the end of its body
 * @param maxInFlightPerCaller requests of one tenant or user at once, from the end of the headers; a quarter of {@code
 *     maxInFlight} where it is absent
 * @param maxBodyBytes bytes of bodies over 256 KB in memory at once, and the same of smaller ones; an eighth of the heap
 *     where it is absent
 * @param maxBodyBytesPerCaller of them, those of one tenant or user; a quarter where it is absent
 */
@Validated
@ConfigurationProperties("countersign.http")
public record HttpLimitProperties(
        @DefaultValue("60s") @DurationMin(millis = 1) Duration idleTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration headTimeout,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration bodyTimeout,
        @DefaultValue("4096") @Positive int maxConnections,
        @DefaultValue("1000") @Positive int maxInFlight,
        @Positive @Nullable Integer maxInFlightPerCaller,
        @Nullable DataSize maxBodyBytes,
        @Nullable DataSize maxBodyBytesPerCaller) {

    private static final DataSize MIN_BODY_BYTES = DataSize.ofMegabytes(32);

    public HttpLimitProperties {
        maxInFlightPerCaller = maxInFlightPerCaller == null ? Math.max(1, maxInFlight / 4) : maxInFlightPerCaller;
        maxBodyBytes = maxBodyBytes == null ? shareOfHeap() : maxBodyBytes;
        maxBodyBytesPerCaller =
                maxBodyBytesPerCaller == null ? DataSize.ofBytes(maxBodyBytes.toBytes() / 4) : maxBodyBytesPerCaller;
    }

    private static DataSize shareOfHeap() {
        var share = DataSize.ofBytes(Runtime.getRuntime().maxMemory() / 8);
        return share.compareTo(MIN_BODY_BYTES) < 0 ? MIN_BODY_BYTES : share;
    }
}
