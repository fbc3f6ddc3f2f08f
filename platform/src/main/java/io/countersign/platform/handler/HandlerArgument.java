package io.countersign.platform.handler;

import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.ProblemException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/** Where a handler method's argument comes from. */
@FunctionalInterface
interface HandlerArgument {

    /** @param body the body as JSON, if the method takes it */
    @Nullable
    Object of(ServerWebExchange exchange, Object body);

    /** Empty for a parameter that is not known here. */
    static Optional<HandlerArgument> of(MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (type == JsonBody.class) {
            return Optional.of((_, body) -> body);
        }
        if (type == ServerWebExchange.class) {
            return Optional.of((exchange, _) -> exchange);
        }
        if (type == Caller.class && !parameter.isOptional()) {
            return Optional.of((exchange, _) -> caller(exchange));
        }
        return type == String.class ? text(parameter) : Optional.empty();
    }

    private static Optional<HandlerArgument> text(MethodParameter parameter) {
        var variable = parameter.getParameterAnnotation(PathVariable.class);
        if (variable != null) {
            return name(variable.value(), parameter).map(name -> (exchange, _) -> variable(exchange, name));
        }
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        return header == null || header.required() || !header.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                ? Optional.empty()
                : name(header.value(), parameter).map(name -> (exchange, _) -> header(exchange, name));
    }

    private static Optional<String> name(String declared, MethodParameter parameter) {
        return declared.isEmpty() ? Optional.ofNullable(parameter.getParameterName()) : Optional.of(declared);
    }

    /** {@code SecuredHandlerMapping} has found the caller of an operation with a scope. */
    private static Caller caller(ServerWebExchange exchange) {
        var caller = Caller.of(exchange);
        if (caller == null) {
            throw ProblemException.of(HttpStatus.UNAUTHORIZED).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return caller;
    }

    private static Object variable(ServerWebExchange exchange, String name) {
        Map<String, String> variables = exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return Objects.requireNonNull(variables.get(name), "the path has no such variable");
    }

    /** Several values are joined, as Spring's conversion does. */
    private static @Nullable Object header(ServerWebExchange exchange, String name) {
        var values = exchange.getRequest().getHeaders().get(name);
        return values == null ? null : values.size() == 1 ? values.getFirst() : String.join(",", values);
    }
}
