package io.countersign.review;

import io.countersign.platform.PlatformConfiguration;
import io.countersign.service.rebuild.RebuildMode;
import java.io.PrintStream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Applies the rules, runs the reviewers' queue, decides. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import(PlatformConfiguration.class)
public class ReviewService {

    public static void main(String[] args) {
        if (RebuildMode.isRequested(args)) {
            Runtime.getRuntime().exit(RebuildMode.runFromMain("review", args));
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
        return RebuildMode.run("review", out, err, properties);
    }

    /** The service, not started; any number of contexts may run in one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ReviewService.class)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=review");
    }
}
