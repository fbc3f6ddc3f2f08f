package io.countersign.standalone;

import io.countersign.intake.IntakeService;
import io.countersign.notification.NotificationService;
import io.countersign.quota.QuotaService;
import io.countersign.review.ReviewService;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services in the order of the flow, which is also that of their ports. */
enum ServiceKind {
    INTAKE(IntakeService::builder),
    QUOTA(QuotaService::builder),
    REVIEW(ReviewService::builder),
    NOTIFICATION(NotificationService::builder);

    private final Supplier<SpringApplicationBuilder> application;

    ServiceKind(Supplier<SpringApplicationBuilder> application) {
        this.application = application;
    }

    SpringApplicationBuilder application() {
        return application.get();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
