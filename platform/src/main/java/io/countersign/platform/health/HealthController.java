package io.countersign.platform.health;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers in one word whether this instance is ready; the details are on the management port only. */
@Hidden
@RestController
class HealthController {

    /** Broker and store are asked no more often, however many want to know. */
    private static final long COUNTS_FOR_NANOS = Duration.ofSeconds(1).toNanos();

    private final HealthEndpoint health;
    private final HttpCodeStatusMapper codes;
    private Status known = Status.UNKNOWN;
    private long askedAt = System.nanoTime() - COUNTS_FOR_NANOS;

    HealthController(HealthEndpoint health, HttpCodeStatusMapper codes) {
        this.health = health;
        this.codes = codes;
    }

    @PermitAll
    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        var status = readiness();
        return ResponseEntity.status(codes.getStatusCode(status))
                .cacheControl(CacheControl.noStore())
                .body(Map.of("status", status.getCode()));
    }

    private synchronized Status readiness() {
        if (System.nanoTime() - askedAt >= COUNTS_FOR_NANOS) {
            known = Objects.requireNonNull(health.healthForPath("readiness")).getStatus();
            askedAt = System.nanoTime();
        }
        return known;
    }
}
