package io.countersign.platform.service;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class StartupFailureAnalyzerTest {

    @Test
    void aRefusalIsReportedByItsMessage() {
        var failure = new IllegalStateException("bean", new StartupException("no issuer is configured"));

        var analysis =
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, failed) -> {})
                        .stream()
                        .filter(StartupFailureAnalyzer.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .analyze(failure);

        assertThat(requireNonNull(analysis).getDescription()).isEqualTo("Refusing to start: no issuer is configured");
    }
}
