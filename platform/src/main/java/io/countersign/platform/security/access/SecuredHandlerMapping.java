package io.countersign.platform.security.access;

import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.security.caller.CallerArgumentResolver;
import io.countersign.platform.web.validation.DeclaredQuery;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Enforces the access rule of each handler before the body is read, and refuses query parameters that an operation of the
 * API does not declare. Then each {@link OperationGuard} may refuse the request. Spring Security's method security needs handlers that return a publisher; these are blocking.
 */
final class SecuredHandlerMapping extends RequestMappingHandlerMapping {

    private static final String API = "/v1/";

    private final OperationAccess access;
    private final List<OperationGuard> guards;
    private final Map<Method, DeclaredQuery> queries = new ConcurrentHashMap<>();

    SecuredHandlerMapping(OperationAccess access, List<OperationGuard> guards) {
        this.access = access;
        this.guards = List.copyOf(guards);
    }

    @Override
    protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
        access.register(method, mapping.getPatternsCondition().getPatterns());
        if (mapping.getPatternsCondition().getPatterns().stream()
                .anyMatch(pattern -> pattern.getPatternString().startsWith(API))) {
            queries.put(method, DeclaredQuery.of(method));
        }
        super.registerHandlerMethod(handler, method, mapping);
    }

    @Override
    public Mono<HandlerMethod> getHandlerInternal(ServerWebExchange exchange) {
        return super.getHandlerInternal(exchange).flatMap(handler -> {
            var rule = access.rule(handler.getMethod());
            var admitted = rule == null || rule.isOpen() ? Mono.just(handler) : admitted(exchange, rule, handler);
            return admitted.doOnNext(found -> check(found.getMethod(), exchange));
        });
    }

    private void check(Method operation, ServerWebExchange exchange) {
        checkQuery(operation, exchange);
        guards.forEach(guard -> guard.check(exchange, operation));
    }

    private void checkQuery(Method handler, ServerWebExchange exchange) {
        var declared = queries.get(handler);
        if (declared != null) {
            declared.check(exchange.getRequest().getQueryParams());
        }
    }

    private static Mono<HandlerMethod> admitted(ServerWebExchange exchange, AccessRule rule, HandlerMethod handler) {
        var known = Caller.of(exchange);
        return known != null
                ? admitted(known, rule, handler)
                : CallerArgumentResolver.required(exchange)
                        .doOnNext(caller -> exchange.getAttributes().put(Caller.ATTRIBUTE, caller))
                        .flatMap(caller -> admitted(caller, rule, handler));
    }

    private static Mono<HandlerMethod> admitted(Caller caller, AccessRule rule, HandlerMethod handler) {
        return rule.admits(caller) ? Mono.just(handler) : Mono.error(rule.refusal());
    }
}
