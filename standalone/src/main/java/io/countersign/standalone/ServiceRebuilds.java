package io.countersign.standalone;

import io.countersign.intake.IntakeService;
import io.countersign.notification.NotificationService;
import io.countersign.operations.command.ServiceRebuilder;
import io.countersign.quota.QuotaService;
import io.countersign.review.ReviewService;
import io.countersign.standalone.process.LogDirectory;
import java.io.PrintStream;
import java.util.List;

/** Runs the rebuild modes of the services in this JVM. */
final class ServiceRebuilds implements ServiceRebuilder {

    @Override
    public int rebuild(String service, List<String> properties, PrintStream out, PrintStream err) {
        LogDirectory.keepLogbackConfiguration();
        var arguments = properties.toArray(String[]::new);
        return switch (service) {
            case "intake" -> IntakeService.rebuild(out, err, arguments);
            case "quota" -> QuotaService.rebuild(out, err, arguments);
            case "review" -> ReviewService.rebuild(out, err, arguments);
            case "notification" -> NotificationService.rebuild(out, err, arguments);
            default -> throw new IllegalArgumentException(service);
        };
    }
}
