package io.countersign.platform.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPropertiesTest {

    @Test
    void hasDefaultsAndTakesEverySetting() {
        var settings = Map.of("countersign.kafka.partitions", "6", "countersign.kafka.replication", "1");

        assertThat(BoundProperties.bind("countersign.kafka", TopicProperties.class, Map.of()))
                .isEqualTo(new TopicProperties(12, (short) 3));
        assertThat(BoundProperties.bind("countersign.kafka", TopicProperties.class, settings))
                .isEqualTo(new TopicProperties(6, (short) 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partitions", "replication"})
    void refusesANumberThatIsNotPositive(String setting) {
        var name = "countersign.kafka." + setting;

        assertThat(BoundProperties.refusal("countersign.kafka", TopicProperties.class, Map.of(name, "0")))
                .contains("Property: " + name, "Reason: must be greater than 0");
    }
}
