package io.countersign.platform.security.access;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Enforces the access rules of the operations, and states them in the API's document. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    OperationAccess operationAccess() {
        return new OperationAccess();
    }

    @Bean
    WebFluxRegistrations securedHandlers(OperationAccess access, ObjectProvider<OperationGuard> guards) {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new SecuredHandlerMapping(access, guards.orderedStream().toList());
            }
        };
    }

    @Bean
    SecurityOpenApiCustomizer securedApi(OperationAccess access) {
        return new SecurityOpenApiCustomizer(access);
    }
}
