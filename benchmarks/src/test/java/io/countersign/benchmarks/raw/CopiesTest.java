package io.countersign.benchmarks.raw;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CopiesTest {

    @Test
    void areOfAnotherSignatureThroughout() {
        var original = BsonDocument.parse(
                "{_id: '1001:1', texts: {a: '{\"subject\":\"1001\"}'}, events: ['submitted:1001:1'], n: {$numberLong: '1001'}}");

        var copy = Copies.copy(original, Copies.signature(original), "77");

        assertThat(copy)
                .isEqualTo(
                        BsonDocument.parse(
                                "{_id: '77:1', texts: {a: '{\"subject\":\"77\"}'}, events: ['submitted:77:1'], n: {$numberLong: '77'}}"));
    }
}
