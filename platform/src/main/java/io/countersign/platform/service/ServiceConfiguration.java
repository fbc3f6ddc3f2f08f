package io.countersign.platform.service;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The service's name, from {@code spring.application.name} and {@code countersign.prefix}. */
@Configuration(proxyBeanMethods = false)
public class ServiceConfiguration {

    @Bean
    ServiceName serviceName(
            @Value("${spring.application.name}") String name, @Value("${countersign.prefix:}") String prefix) {
        return new ServiceName(name, prefix);
    }

    @Bean
    PublicCredentialsCheck publicCredentialsCheck(Environment environment) {
        return new PublicCredentialsCheck(environment);
    }
}
