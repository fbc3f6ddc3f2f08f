package io.countersign.intake;

import io.countersign.platform.PlatformConfiguration;
import io.countersign.service.rebuild.RebuildMode;
import io.countersign.service.secrets.ResealMode;
import io.countersign.service.secrets.SealedField;
import java.io.PrintStream;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Takes applications over HTTP, appends them to Kafka, and shows what became of them. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import(PlatformConfiguration.class)
public class IntakeService {

    private static final SealedField SECRETS = new SealedField("keyPairs", "secret", "_id");

    public static void main(String[] args) {
        if (RebuildMode.isRequested(args)) {
            Runtime.getRuntime().exit(RebuildMode.runFromMain("intake", args));
        }
        if (ResealMode.isRequested(args)) {
            Runtime.getRuntime().exit(ResealMode.runFromMain("intake", SECRETS, args));
        }
        builder().run(args);
    }

    /**
     * Seals the secrets of key pairs by the current key.
     *
     * @param properties Spring properties in the form {@code --name=value}
     * @return the exit status
     */
    static int reseal(PrintStream out, PrintStream err, String... properties) {
        return ResealMode.run("intake", SECRETS, out, err, properties);
    }

    /**
     * Rebuilds the derived collections from the topics.
     *
     * @param properties Spring properties in the form {@code --name=value}
     * @return the exit status
     */
    public static int rebuild(PrintStream out, PrintStream err, String... properties) {
        return RebuildMode.run("intake", out, err, properties);
    }

    /** The service, not started; any number of contexts may run in one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(IntakeService.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=intake");
    }
}
