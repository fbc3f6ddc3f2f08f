package io.countersign.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.BoundProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaPropertiesTest {

    @Test
    void fiftyUnlessSaidOtherwise() {
        assertThat(bound(Map.of())).isEqualTo(new QuotaProperties(50));
    }

    @Test
    void takesAnotherLimit() {
        assertThat(bound(Map.of("countersign.quota.limit", "7"))).isEqualTo(new QuotaProperties(7));
    }

    @Test
    void refusesWhatALedgerCannotHold() {
        for (var limit : List.of("1001", "-1")) {
            assertThat(BoundProperties.refusal(
                            "countersign.quota", QuotaProperties.class, Map.of("countersign.quota.limit", limit)))
                    .contains(
                            "Property: countersign.quota.limit",
                            "Value: \"" + limit + "\"",
                            "Reason: must be between 0 and 1000");
        }
    }

    private static QuotaProperties bound(Map<String, String> settings) {
        return BoundProperties.bind("countersign.quota", QuotaProperties.class, settings);
    }
}
