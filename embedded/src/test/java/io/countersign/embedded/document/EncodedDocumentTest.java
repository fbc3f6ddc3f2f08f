package io.countersign.embedded.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EncodedDocumentTest {

    /** A value of each type, nested too. */
    private static Document everything() {
        var values = new Document("double", 1.5)
                .append("text", "caf\u00e9 \ud83d\ude00")
                .append("nothing", null)
                .append("objectId", new ObjectId(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}))
                .append("flag", true)
                .append("date", Instant.ofEpochMilli(1_700_000_000_123L))
                .append("script", new BsonJavaScript("f()"))
                .append("int", 7)
                .append("long", 7L)
                .append("timestamp", new BsonTimestamp(5L))
                .append("decimal", new Decimal128(new BigDecimal("1.10")))
                .append("bytes", new BinData(new byte[] {1, 0, 2}))
                .append("uuid", new UUID(1, 2))
                .append("legacy", new LegacyUUID(1, 2))
                .append("min", MinKey.getInstance())
                .append("max", MaxKey.getInstance())
                .append("n\u00e4me", "x")
                .append("empty", new Document());
        return values.clone()
                .append("nested", values)
                .append("list", Arrays.asList(1, null, List.of("a", values), values))
                .append("last", 1);
    }

    private static EncodedDocument encodedByTheLibrary(Document document) {
        var target = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, target);
        return new EncodedDocument(ByteBufUtil.getBytes(target));
    }

    @Test
    void isEncodedAsByTheLibrary() {
        var encoded = EncodedDocument.of(everything());

        assertThat(encoded)
                .isEqualTo(encodedByTheLibrary(everything()))
                .hasToString(everything().toString());
        assertThat(encoded.size()).isEqualTo(encoded.bytes().length);
    }

    @Test
    void isDecodedAsAWhole() {
        assertThat(EncodedDocument.of(everything()).decode()).isEqualTo(everything());
    }

    @Test
    void eachFieldIsDecodedAlone() {
        var encoded = EncodedDocument.of(everything());

        everything()
                .forEach((name, value) ->
                        assertThat(encoded.decode(Set.of(name, "missing"))).isEqualTo(new Document(name, value)));
    }

    @Test
    void fieldsAreReplacedInPlaceRemovedAndAdded() {
        var encoded = EncodedDocument.of(everything());
        var expected = everything();
        expected.remove("script");
        expected.append("int", "changed").append("added", 1).append("too", null);

        var changed = encoded.with(
                Set.of("script", "int", "added", "too"),
                new Document("added", 1).append("int", "changed").append("too", null));

        assertThat(changed.decode()).isEqualTo(expected);
        assertThat(changed).isEqualTo(encodedByTheLibrary(expected));
        assertThat(encoded.decode()).isEqualTo(everything());
    }

    @Test
    void foundDocumentsAreWrittenByTheirBytes() {
        var found = FoundDocument.stored(5, encodedByTheLibrary(everything()));
        var computed = FoundDocument.computed(new Document("a", 1));

        var answer = EncodedDocument.of(new Document("firstBatch", List.of(found, computed)));

        assertThat(answer.decode()).isEqualTo(new Document("firstBatch", List.of(everything(), new Document("a", 1))));
    }

    @Test
    void aFoundDocumentIsAMapForOtherEncoders() {
        var found = FoundDocument.stored(5, EncodedDocument.of(everything()));

        assertThat(encodedByTheLibrary(new Document("found", found)))
                .isEqualTo(encodedByTheLibrary(new Document("found", everything())));
        assertThat(found).containsEntry("int", 7).doesNotContainKey("missing");
        assertThat(found.fields(Set.of("int"))).isEqualTo(everything());
    }

    /** The library's class has no equality. */
    @Test
    void aRegularExpressionIsEncodedAndSkipped() {
        var document = new Document("regex", new BsonRegularExpression("^a", "i")).append("after", 2);

        var encoded = EncodedDocument.of(document);

        assertThat(encoded).isEqualTo(encodedByTheLibrary(document));
        assertThat(encoded.decode(Set.of("after"))).isEqualTo(new Document("after", 2));
    }

    @Test
    void anUnknownTypeIsReported() {
        byte[] bytes =
                EncodedDocument.of(new Document("a", 1).append("b", 2)).bytes().clone();
        bytes[4] = 0x55;

        assertThatThrownBy(() -> new EncodedDocument(bytes).decode(Set.of("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of the field a");
    }
}
