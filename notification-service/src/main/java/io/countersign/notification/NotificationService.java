package io.countersign.notification;

import io.countersign.platform.PlatformConfiguration;
import io.countersign.service.rebuild.RebuildMode;
import io.countersign.service.secrets.ResealMode;
import io.countersign.service.secrets.SealedField;
import java.io.PrintStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Starts the notification service, alone or beside others in one JVM. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class NotificationService {

    private static final SealedField SECRETS = new SealedField("endpoints", "secret", "id");

    /** The service as a context of its own, configured by {@code notification.yml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(NotificationService.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=notification");
    }

    public static void main(String[] args) {
        if (RebuildMode.isRequested(args)) {
            Runtime.getRuntime().exit(RebuildMode.runFromMain("notification", args));
        }
        if (ResealMode.isRequested(args)) {
            Runtime.getRuntime().exit(ResealMode.runFromMain("notification", SECRETS, args));
        }
        builder().run(args);
    }

    /**
     * Seals the secrets of endpoints by the current key.
     *
     * @param properties Spring properties in the form {@code --name=value}
     * @return the exit status
     */
    static int reseal(PrintStream out, PrintStream err, String... properties) {
        return ResealMode.run("notification", SECRETS, out, err, properties);
    }

    /**
     * Rebuilds the derived collections from the topics.
     *
     * @param properties Spring properties in the form {@code --name=value}
     * @return the exit status
     */
    public static int rebuild(PrintStream out, PrintStream err, String... properties) {
        return RebuildMode.run("notification", out, err, properties);
    }
}
