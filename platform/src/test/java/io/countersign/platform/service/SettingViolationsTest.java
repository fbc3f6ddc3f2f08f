package io.countersign.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import io.countersign.platform.limits.HttpLimitProperties;
import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingViolationsTest {

    @Test
    void namesEachSettingWithWhatIsAllowedAndItsValue() {
        var settings = Map.of("countersign.http.max-connections", "0", "countersign.http.max-in-flight", "-1");
        var failure =
                catchException(() -> BoundProperties.bind("countersign.http", HttpLimitProperties.class, settings));

        assertThat(SettingViolations.describe(new IllegalStateException("bean", failure)))
                .hasValue("countersign.http.max-connections must be greater than 0, was 0;"
                        + " countersign.http.max-in-flight must be greater than 0, was -1");
    }

    @Test
    void anotherFailureIsNotDescribed() {
        assertThat(SettingViolations.describe(new IllegalStateException("bean")))
                .isEmpty();
    }
}
