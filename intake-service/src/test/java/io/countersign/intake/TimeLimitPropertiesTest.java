package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class TimeLimitPropertiesTest {

    private static final String SETTING = "countersign.intake.append-timeout";

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues("spring.config.location=classpath:intake.yml")
            .withInitializer(new org.springframework.boot.test.context.ConfigDataApplicationContextInitializer());

    @Test
    void isFiveSecondsByDefault() {
        contexts.run(context -> assertThat(context.getBean(TimeLimitProperties.class))
                .isEqualTo(new TimeLimitProperties(Duration.ofSeconds(5))));
    }

    @Test
    void takesTheTime() {
        contexts.withPropertyValues(SETTING + "=300ms")
                .run(context -> assertThat(context.getBean(TimeLimitProperties.class))
                        .isEqualTo(new TimeLimitProperties(Duration.ofMillis(300))));
    }

    @Test
    void refusesNoTime() {
        contexts.withPropertyValues(SETTING + "=0s")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("appendTimeout"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(TimeLimitProperties.class)
    static class Settings {}
}
