package io.countersign.platform.handler;

import io.countersign.platform.web.body.BodyDeclaration;
import io.countersign.platform.web.body.JsonBody;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Exceptions;

/**
 * How a handler method is called.
 *
 * @param body its JSON body; null without one
 * @param status of a result that states none
 */
record HandlerCall(
        Method method,
        List<HandlerArgument> arguments,
        @Nullable BodyDeclaration body,
        @Nullable HttpStatusCode status) {

    static final Object NO_BODY = new Object();

    /** Empty if the method has a parameter or a result that is not known here. */
    static Optional<HandlerCall> of(HandlerMethod handler) {
        if (!isJson(handler) || !JsonResponse.isWritten(handler.getReturnType()) || handler.shouldValidateArguments()) {
            return Optional.empty();
        }
        var arguments = new ArrayList<HandlerArgument>();
        BodyDeclaration body = null;
        for (var parameter : handler.getMethodParameters()) {
            var argument = HandlerArgument.of(parameter);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(argument.get());
            if (parameter.getParameterType() == JsonBody.class) {
                body = BodyDeclaration.of(parameter);
            }
        }
        ReflectionUtils.makeAccessible(handler.getMethod());
        return Optional.of(new HandlerCall(handler.getMethod(), arguments, body, status(handler)));
    }

    private static @Nullable HttpStatusCode status(HandlerMethod handler) {
        var declared = handler.getMethodAnnotation(ResponseStatus.class);
        return declared == null ? null : declared.code();
    }

    /** Its mapping produces JSON and nothing else, so the request accepts that. */
    private static boolean isJson(HandlerMethod handler) {
        return AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
                && List.of(MediaType.APPLICATION_JSON_VALUE).equals(producible(handler));
    }

    private static List<String> producible(HandlerMethod handler) {
        var method = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        var type = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        return method != null && method.produces().length > 0
                ? Arrays.asList(method.produces())
                : type == null ? List.of() : Arrays.asList(type.produces());
    }

    /** Blocks. What the method throws is thrown as it is. */
    @Nullable
    Object invoke(Object bean, ServerWebExchange exchange, Object body) {
        var values = new @Nullable Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).of(exchange, body);
        }
        try {
            return method.invoke(bean, values);
        } catch (InvocationTargetException thrown) {
            throw Exceptions.propagate(thrown.getCause() == null ? thrown : thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
