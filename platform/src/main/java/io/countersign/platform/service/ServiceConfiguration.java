package io.countersign.platform.service;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The service's name, from {@code spring.application.name} and {@code countersign.prefix}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstallationProperties.class)
public class ServiceConfiguration {

    @Bean
    ServiceName serviceName(Environment environment, InstallationProperties installation) {
        return new ServiceName(environment.getRequiredProperty("spring.application.name"), installation.prefix());
    }

    @Bean
    PublicCredentialsCheck publicCredentialsCheck(Environment environment) {
        return new PublicCredentialsCheck(environment);
    }
}
