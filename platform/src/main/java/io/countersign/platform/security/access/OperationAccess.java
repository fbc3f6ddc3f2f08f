package io.countersign.platform.security.access;

import io.countersign.platform.service.StartupException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/** The access rules of all registered handler methods. */
public final class OperationAccess {

    /** Their handlers only serve the API's document, on paths that are open. */
    private static final List<String> LIBRARIES = List.of("org.springdoc.", "org.springframework.");

    private final Map<Method, AccessRule> rules = new ConcurrentHashMap<>();
    private final List<PathPattern> open = new CopyOnWriteArrayList<>();

    /** @throws StartupException if the handler declares no rule, or two */
    void register(Method handler, Collection<PathPattern> patterns) {
        var rule = AccessRule.of(handler);
        rule.ifPresent(found -> rules.put(handler, found));
        if (rule.filter(AccessRule::isOpen).isPresent()) {
            open.addAll(patterns);
        }
        if (rule.isEmpty() && !isOfLibrary(handler)) {
            throw new StartupException(
                    "the handler " + handler.getDeclaringClass().getSimpleName() + "." + handler.getName()
                            + " must declare either @RequiresScope with at least one scope or @PermitAll");
        }
    }

    private static boolean isOfLibrary(Method handler) {
        var name = handler.getDeclaringClass().getName();
        return LIBRARIES.stream().anyMatch(name::startsWith);
    }

    /** Null for a library's handler. */
    @Nullable
    AccessRule rule(Method handler) {
        return rules.get(handler);
    }

    /** True if an operation of this path is open. */
    public boolean isOpen(PathContainer path) {
        for (var pattern : open) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
