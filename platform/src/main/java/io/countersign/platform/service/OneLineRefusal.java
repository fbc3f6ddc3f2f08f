package io.countersign.platform.service;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says a {@link RefusalToStart} as one line instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineRefusal implements SpringBootExceptionReporter {

    OneLineRefusal(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusalToStart refusal) {
                LoggerFactory.getLogger(OneLineRefusal.class).error("Refusing to start: {}", refusal.getMessage());
                return true;
            }
        }
        return false;
    }
}
