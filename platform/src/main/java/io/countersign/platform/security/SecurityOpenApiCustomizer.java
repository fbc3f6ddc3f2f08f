package io.countersign.platform.security;

import io.countersign.platform.web.ApiDocument;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.function.Predicate;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;

/** Says in the OpenAPI document which operations need a token: all but those on open paths. */
final class SecurityOpenApiCustomizer implements GlobalOpenApiCustomizer {

    private static final String BEARER = "bearer";

    private final Predicate<PathContainer> open;

    SecurityOpenApiCustomizer(Predicate<PathContainer> open) {
        this.open = open;
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
        api.getPaths().forEach((path, operations) -> {
            if (!open.test(PathContainer.parsePath(path))) {
                operations.readOperations().forEach(SecurityOpenApiCustomizer::secure);
            }
        });
    }

    private static void secure(Operation operation) {
        operation.setSecurity(List.of(new SecurityRequirement().addList(BEARER)));
        for (var status : List.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN)) {
            operation
                    .getResponses()
                    .computeIfAbsent(String.valueOf(status.value()), code -> ApiDocument.problem(status));
        }
    }
}
