package io.countersign.platform.limits;

import io.countersign.platform.web.body.BodyReader;
import io.countersign.platform.web.body.BytesInFlight;
import io.countersign.platform.web.body.CapacityLimiter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The limits of connections, requests and bodies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpLimitProperties.class)
public class LimitsConfiguration {

    @Bean
    CallerLimitFilter callerLimitFilter(HttpLimitProperties limits) {
        return new CallerLimitFilter(limits);
    }

    @Bean
    BytesInFlight bytesInFlight(HttpLimitProperties limits) {
        return new BytesInFlight(bytes(limits), bytes(limits));
    }

    private static CapacityLimiter bytes(HttpLimitProperties limits) {
        return new CapacityLimiter(bytes(limits.maxBodyBytes()), bytes(limits.maxBodyBytesPerCaller()));
    }

    private static long bytes(@Nullable DataSize size) {
        return Objects.requireNonNull(size).toBytes();
    }

    @Bean
    BodyReader bodyReader(BytesInFlight bytesInFlight, HttpLimitProperties limits) {
        return new BodyReader(bytesInFlight, limits.bodyTimeout());
    }

    @Bean
    LoadSheddingFilter loadSheddingFilter(HttpLimitProperties limits, MeterRegistry meters) {
        return new LoadSheddingFilter(limits, meters);
    }

    @Bean
    ConnectionTimeouts connectionTimeouts(HttpLimitProperties limits) {
        return new ConnectionTimeouts(limits);
    }

    @Bean
    MeterBinder openConnections(ConnectionTimeouts connectionTimeouts) {
        return meters -> Gauge.builder(
                        "countersign.connections", connectionTimeouts, ConnectionTimeouts::openConnections)
                .description("Open connections of the API's port")
                .register(meters);
    }
}
