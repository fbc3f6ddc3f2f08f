package io.countersign.notification;

import io.countersign.platform.PlatformConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Starts the notification service, alone or beside others in one JVM. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class NotificationService {

    /** The service as a context of its own, configured by {@code notification.yml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(NotificationService.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=notification");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
