package io.countersign.quota;

import io.countersign.platform.PlatformConfiguration;
import io.countersign.service.rebuild.RebuildMode;
import java.io.PrintStream;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Admits applications within each account's limit. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import(PlatformConfiguration.class)
public class QuotaService {

    public static void main(String[] args) {
        if (RebuildMode.isRequested(args)) {
            Runtime.getRuntime().exit(RebuildMode.runFromMain("quota", args));
        }
        builder().run(args);
    }

    /**
     * Rebuilds the derived collections from the topics.
     *
     * @param properties Spring properties in the form {@code --name=value}
     * @return the exit status
     */
    public static int rebuild(PrintStream out, PrintStream err, String... properties) {
        return RebuildMode.run("quota", out, err, properties);
    }

    /** The service, not started; any number of contexts may run in one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(QuotaService.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=quota");
    }
}
