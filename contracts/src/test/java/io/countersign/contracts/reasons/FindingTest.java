package io.countersign.contracts.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.reasons.Finding.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FindingTest {

    private final JsonMapper json = new JsonMapper();

    /** Otherwise a case that was rebuilt from the topics would differ from the one that was lost. */
    @Test
    void equalFindingsHaveTheSameJson() {
        var one = new LinkedHashMap<>(Map.of("min", "2"));
        one.put("max", "15");
        one.put("length", "12");
        var expected =
                "{\"rule\":\"name-length\",\"result\":\"passed\",\"values\":{\"length\":\"12\",\"max\":\"15\",\"min\":\"2\"}}";

        var written = json.writeValueAsString(new Finding("name-length", Result.PASSED, List.of(), one, Map.of()));

        assertThat(written).isEqualTo(expected);
        assertThat(json.writeValueAsString(json.readValue(written, Finding.class)))
                .isEqualTo(expected);
    }
}
