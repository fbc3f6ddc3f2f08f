package io.countersign.intake.web;

import io.countersign.platform.web.server.ApiDocument;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What every limited operation may answer. */
@Configuration(proxyBeanMethods = false)
class ApiExtras {

    @Bean
    GlobalOpenApiCustomizer rateLimited() {
        return api -> api.getPaths().forEach((path, item) -> {
            if (!path.equals("/v1/reason-codes")) {
                item.readOperations()
                        .forEach(operation -> operation.getResponses().putIfAbsent("429", tooMany()));
            }
        });
    }

    private static ApiResponse tooMany() {
        return ApiDocument.problem(HttpStatus.TOO_MANY_REQUESTS)
                .addHeaderObject("Retry-After", header("Seconds to wait"))
                .addHeaderObject("RateLimit", header("What is left"))
                .addHeaderObject("RateLimit-Policy", header("What is allowed"));
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
