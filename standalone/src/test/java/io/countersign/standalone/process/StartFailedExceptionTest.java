package io.countersign.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import jakarta.validation.Validation;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

class StartFailedExceptionTest {

    record Sample(@Positive(message = "must be positive") int maxStreams) {}

    @Test
    void namesTheInnermostCause() {
        var failure = new IllegalStateException("bean", new IOException("disk full\nat 7"));

        assertThat(StartFailedException.because("store", failure)).hasMessage("store: disk full");
    }

    @Test
    void keepsWhatIsAlreadyDescribed() {
        var known = new StartFailedException("Kafka: port 9092 is in use");

        assertThat(StartFailedException.because("start", new IllegalStateException(known)))
                .isSameAs(known);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsTheStackTraceOfAFailureWithoutMessage(CapturedOutput output) {
        var failure = new IllegalStateException("bean", new StackOverflowError());

        assertThat(StartFailedException.because("review", failure)).hasMessage("review: StackOverflowError");
        assertThat(output).contains("review did not start", "StartFailedExceptionTest.java:");
    }

    @Test
    void namesTheSettingsThatAreInvalid() {
        var failure = catchException(() -> bind("0"));

        assertThat(StartFailedException.because("quota", failure))
                .hasMessage("quota: sample.max-streams must be positive, was 0");
    }

    private static void bind(String value) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            new Binder(new MapConfigurationPropertySource(Map.of("sample.max-streams", value)))
                    .bindOrCreate(
                            "sample",
                            Bindable.of(Sample.class),
                            new ValidationBindHandler(new SpringValidatorAdapter(factory.getValidator())));
        }
    }
}
