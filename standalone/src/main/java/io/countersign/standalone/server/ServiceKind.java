package io.countersign.standalone.server;

import io.countersign.intake.IntakeService;
import io.countersign.notification.NotificationService;
import io.countersign.quota.QuotaService;
import io.countersign.review.ReviewService;
import java.util.Locale;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services in the order of the flow, which is also that of their ports. */
public enum ServiceKind {
    INTAKE(0),
    QUOTA(1),
    REVIEW(2),
    NOTIFICATION(3);

    private final int portOffset;

    ServiceKind(int portOffset) {
        this.portOffset = portOffset;
    }

    public SpringApplicationBuilder application() {
        return switch (this) {
            case INTAKE -> IntakeService.builder();
            case QUOTA -> QuotaService.builder();
            case REVIEW -> ReviewService.builder();
            case NOTIFICATION -> NotificationService.builder();
        };
    }

    /** The distance of its ports from the first of their kind. */
    int portOffset() {
        return portOffset;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
