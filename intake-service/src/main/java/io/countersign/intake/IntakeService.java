package io.countersign.intake;

import io.countersign.platform.PlatformConfiguration;
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

    public static void main(String[] args) {
        builder().run(args);
    }

    /** The service, not started; any number of contexts may run in one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(IntakeService.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=intake");
    }
}
