package io.countersign.standalone;

import io.countersign.intake.IntakeService;
import io.countersign.notification.NotificationService;
import io.countersign.quota.QuotaService;
import io.countersign.review.ReviewService;
import java.util.Locale;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services in the order of the flow, which is also that of their ports. */
enum ServiceKind {
    INTAKE(0),
    QUOTA(1),
    REVIEW(2),
    NOTIFICATION(3);

    private final int place;

    ServiceKind(int place) {
        this.place = place;
    }

    SpringApplicationBuilder application() {
        return switch (this) {
            case INTAKE -> IntakeService.builder();
            case QUOTA -> QuotaService.builder();
            case REVIEW -> ReviewService.builder();
            case NOTIFICATION -> NotificationService.builder();
        };
    }

    /** How far its ports are from the first of their kind. */
    int place() {
        return place;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
