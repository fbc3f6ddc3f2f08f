package io.countersign.review.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the bodies that {@link CommandBody} names. Other customizers change the schemas, so it comes first. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CommandBodies implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    private final Map<String, Schema<?>> schemas = new ConcurrentHashMap<>();

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var body = handler.getMethodAnnotation(CommandBody.class);
        return body == null
                ? operation
                : operation.requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(org.springframework.http.MediaType.APPLICATION_JSON_VALUE, media(body))));
    }

    private MediaType media(CommandBody body) {
        var resolved = ModelConverters.getInstance()
                .resolveAsResolvedSchema(new AnnotatedType(body.value()).resolveAsRef(true));
        resolved.referencedSchemas.forEach(schemas::put);
        var media = new MediaType().schema(resolved.schema);
        for (int n = 0; n < body.examples().length; n++) {
            media.addExamples("example " + (n + 1), new Example().value(body.examples()[n]));
        }
        return media;
    }

    @Override
    public void customise(OpenAPI api) {
        schemas.forEach(api.getComponents()::addSchemas);
    }
}
