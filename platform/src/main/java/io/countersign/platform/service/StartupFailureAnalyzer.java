package io.countersign.platform.service;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a {@link StartupException} as Spring Boot reports its own start failures, without a stack trace. */
final class StartupFailureAnalyzer extends AbstractFailureAnalyzer<StartupException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartupException refusal) {
        return new FailureAnalysis("Refusing to start: " + refusal.getMessage(), null, refusal);
    }
}
