package io.countersign.platform.security.access;

import java.lang.reflect.Method;
import org.springframework.web.server.ServerWebExchange;

/** May refuse a request whose caller has the scopes of its operation, before the body is read. */
@FunctionalInterface
public interface OperationGuard {

    /**
     * Runs on an event loop and must not block.
     *
     * @throws io.countersign.platform.web.problem.ProblemException if the request is refused
     */
    void check(ServerWebExchange exchange, Method operation);
}
