package io.countersign.platform.web.server;

import io.countersign.platform.service.ServiceName;
import io.countersign.platform.web.body.RawBody;
import io.countersign.platform.web.problem.Problem;
import io.countersign.platform.web.problem.StandardProblem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.http.HttpStatus;

/** The OpenAPI document: every error is a problem document, and some may occur in any operation. */
@Configuration(proxyBeanMethods = false)
public class ApiDocument {

    private static final String PROBLEM = "Problem";
    private static final String COMPONENTS = "#/components/schemas/";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RawBody.class);
    }

    @Bean
    @Fallback
    OpenAPI openApi(ServiceName service) {
        return new OpenAPI()
                .info(new Info().title("Countersign " + service.name()).version("1"));
    }

    @Bean
    RequestSchemas requestSchemas() {
        return new RequestSchemas();
    }

    @Bean
    GlobalOpenApiCustomizer problems() {
        return api -> {
            if (api.getComponents() == null) {
                api.setComponents(new Components());
            }
            ModelConverters.getInstance().readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> {
                        complete(operation);
                        showExample(operation, api.getComponents());
                    });
        };
    }

    /** Where a body is tried out, the example of its schema is filled in. */
    private static void showExample(Operation operation, Components components) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
            return;
        }
        for (var content : operation.getRequestBody().getContent().values()) {
            var schema = content.getSchema();
            if (content.getExample() == null && schema != null) {
                var example = exampleOf(schema, components);
                if (example != null) {
                    content.setExample(example);
                }
            }
        }
    }

    /** That of the schema itself, else one of the members that a body must have; null if one of these has none. */
    private static @Nullable Object exampleOf(Schema<?> schema, Components components) {
        var reference = schema.get$ref();
        var named = reference == null ? schema : components.getSchemas().get(reference.substring(COMPONENTS.length()));
        if (named == null || named.getExample() != null) {
            return named == null ? null : named.getExample();
        }
        if (named.getItems() != null) {
            var item = exampleOf(named.getItems(), components);
            return item == null ? null : List.of(item);
        }
        var required = named.getRequired();
        if (required == null || named.getProperties() == null) {
            return null;
        }
        var members = new LinkedHashMap<String, Object>();
        for (var name : required) {
            var member = named.getProperties().get(name);
            var example = member == null ? null : exampleOf(member, components);
            if (example == null) {
                return null;
            }
            members.put(name, example);
        }
        return members;
    }

    private static void complete(Operation operation) {
        operation.getResponses().forEach((code, response) -> {
            if (code.startsWith("4") || code.startsWith("5")) {
                response.content(problem());
            }
        });
        for (var status : statuses(operation)) {
            operation.getResponses().computeIfAbsent(String.valueOf(status.value()), code -> problem(status));
        }
        operation.getResponses().computeIfAbsent("431", code -> headersTooLarge());
    }

    private static ApiResponse headersTooLarge() {
        return new ApiResponse()
                .description("The headers are larger than 8 KB; the server answers so by itself, without a body");
    }

    private static List<HttpStatus> statuses(Operation operation) {
        var statuses = new ArrayList<>(List.of(
                HttpStatus.BAD_REQUEST,
                HttpStatus.NOT_ACCEPTABLE,
                HttpStatus.URI_TOO_LONG,
                HttpStatus.SERVICE_UNAVAILABLE));
        if (operation.getRequestBody() != null) {
            statuses.add(HttpStatus.CONTENT_TOO_LARGE);
            statuses.add(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
            statuses.add(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            statuses.add(HttpStatus.NOT_FOUND);
        }
        return statuses;
    }

    /** The response that declares a problem with this status. */
    public static ApiResponse problem(HttpStatus status) {
        return new ApiResponse()
                .description(StandardProblem.of(status).title().in(Locale.ENGLISH))
                .content(problem());
    }

    private static Content problem() {
        return new Content()
                .addMediaType(
                        "application/problem+json", new MediaType().schema(new Schema<>().$ref(COMPONENTS + PROBLEM)));
    }
}
