package io.countersign.platform.security.access;

import io.countersign.platform.web.server.ApiDocument;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/** Lists the scopes of each operation in the OpenAPI document. */
final class SecurityOpenApiCustomizer implements GlobalOpenApiCustomizer, OperationCustomizer {

    private static final String BEARER = "bearer";

    private final OperationAccess access;

    SecurityOpenApiCustomizer(OperationAccess access) {
        this.access = access;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var rule = access.rule(handler.getMethod());
        if (rule != null && !rule.isOpen()) {
            secure(operation, rule);
        }
        return operation;
    }

    private static void secure(Operation operation, AccessRule rule) {
        operation.setSecurity(rule.alternatives().stream()
                .map(scopes -> new SecurityRequirement().addList(BEARER, List.copyOf(scopes)))
                .toList());
        operation.setDescription(Stream.of(operation.getDescription(), rule.description())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
        for (var status : List.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN)) {
            operation
                    .getResponses()
                    .computeIfAbsent(String.valueOf(status.value()), code -> ApiDocument.problem(status));
        }
    }
}
