package io.countersign.benchmarks.raw;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class DocumentCopierTest {

    @Test
    void areOfAnotherSignatureThroughout() {
        var original = BsonDocument.parse(
                "{_id: '1001:1', texts: {a: '{\"subject\":\"1001\"}'}, events: ['submitted:1001:1'], n: {$numberLong: '1001'}}");

        var copy = DocumentCopier.copy(original, DocumentCopier.signature(original), "77");

        assertThat(copy)
                .isEqualTo(
                        BsonDocument.parse(
                                "{_id: '77:1', texts: {a: '{\"subject\":\"77\"}'}, events: ['submitted:77:1'], n: {$numberLong: '77'}}"));
    }

    @Test
    void aNoticeIsOfAnotherSignatureAndHasAnEntryOfItsOwn() {
        var original = BsonDocument.parse("{_id: 'notice:1001:1', signature: '1001', sequence: {$numberLong: '3'},"
                + " accountId: 'b-1001', entry: 'b-1001/3', event: '{\"time\":\"2026-11-27T20:00:00.1001Z\"}'}");

        var copy = DocumentCopier.copy(original, DocumentCopier.signature(original), "77");

        assertThat(copy)
                .isEqualTo(
                        BsonDocument.parse(
                                "{_id: 'notice:77:1', signature: '77', sequence: {$numberLong: '3'},"
                                        + " accountId: 'b-1001', entry: 'copy/77', event: '{\"time\":\"2026-11-27T20:00:00.1001Z\"}'}"));
    }
}
