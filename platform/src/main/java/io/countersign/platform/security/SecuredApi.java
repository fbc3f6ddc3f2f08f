package io.countersign.platform.security;

import io.countersign.platform.web.ApiDocument;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Says in the OpenAPI document which operations need a token: all but those on open paths. */
final class SecuredApi implements GlobalOpenApiCustomizer {

    private static final String BEARER = "bearer";

    private final List<PathPattern> open;

    SecuredApi(List<String> open) {
        this.open = open.stream().map(PathPatternParser.defaultInstance::parse).toList();
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
            if (!isOpen(path)) {
                operations.readOperations().forEach(SecuredApi::secure);
            }
        });
    }

    private boolean isOpen(String path) {
        var parsed = PathContainer.parsePath(path);
        return open.stream().anyMatch(pattern -> pattern.matches(parsed));
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
