package io.countersign.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkippedTestsTest {

    @Test
    void namesWhatWasSkippedAndWhatMavenDoesNotRun() {
        assertThat(SkippedTests.line(Map.of("needs curl", List.of("FirstMinutesTest.paste", "FirstMinutesTest.again"))))
                .startsWith("Skipped: needs curl (FirstMinutesTest.paste, FirstMinutesTest.again). Not part of it")
                .contains(".ci/run", "fuzzer", "Node", "validators");
        assertThat(SkippedTests.line(Map.of())).startsWith("Skipped: nothing. Not part of it");
    }
}
