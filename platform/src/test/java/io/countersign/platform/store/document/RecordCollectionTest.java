package io.countersign.platform.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import io.countersign.platform.testing.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordCollectionTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoCollection<Document> stored =
            client.getDatabase(TestServers.freshPrefix() + "records").getCollection("bills");
    private final RecordCollection<BillDocument, Bill> bills = new RecordCollection<>(
            client.getDatabase(stored.getNamespace().getDatabaseName()),
            "bills",
            BillDocument.class,
            BillDocument::toBill);

    @AfterEach
    void close() {
        stored.drop();
        client.close();
    }

    /** The domain's record, which validates itself. */
    record Bill(String id, int total) {

        Bill {
            if (total < 0) {
                throw new IllegalArgumentException("a total is not negative");
            }
        }
    }

    /** Public as the codec requires it. */
    public record BillDocument(
            @BsonId String id,
            long version,
            int total,
            @Nullable String note,
            Instant at,
            List<Item> items,
            Map<String, String> labels) {

        static BillDocument of(String id, long version) {
            return new BillDocument(id, version, 7, null, NOON, List.of(new Item("a", 7)), Map.of("k", "v"));
        }

        Bill toBill() {
            return new Bill(id, items.stream().mapToInt(Item::price).sum() + total);
        }
    }

    public record Item(@BsonProperty("n") String name, int price) {}

    private static Document bill(String id) {
        return new Document("_id", id)
                .append("version", 1L)
                .append("total", 7)
                .append("at", Date.from(NOON))
                .append("items", List.of(new Document("n", "a").append("price", 7)))
                .append("labels", new Document("k", "v"));
    }

    private Document stored(String id) {
        return Objects.requireNonNull(stored.find(new Document("_id", id)).first());
    }

    private static WriteModel<BillDocument> second(String id) {
        return RecordCollection.next(id, 1, BillDocument.of(id, 2));
    }

    private static WriteModel<BillDocument> first(String id) {
        return RecordCollection.next(id, 0, BillDocument.of(id, 1));
    }

    @Test
    void documentHasTheNamesOfItsRecordAndNoAbsentValue() {
        bills.applyAll(List.of(first("a")));

        assertThat(stored("a").toJson()).isEqualTo(bill("a").toJson());
        assertThat(bills.find(List.of("a", "b"))).containsExactly(new Bill("a", 14));
    }

    @Test
    void unknownFieldIsIgnoredAndANumberOfAnotherWidthConverted() {
        stored.insertOne(bill("a").append("added", "later").append("version", 1).append("total", 7L));

        assertThat(bills.find(List.of("a"))).containsExactly(new Bill("a", 14));
    }

    @Test
    void everyBatchOfAScanIsShown() {
        for (int i = 0; i < 5; i++) {
            stored.insertOne(bill("a" + i));
        }
        var shown = new ArrayList<String>();

        bills.scan(2, bill -> shown.add(bill.id()));

        assertThat(shown).containsExactlyInAnyOrder("a0", "a1", "a2", "a3", "a4");
    }

    @Test
    void unreadableDocumentIsNamedAndAScanSkipsIt() {
        stored.insertMany(List.of(
                bill("text").append("total", "7"),
                bill("number").append("note", 7),
                bill("null").append("total", null),
                bill("negative").append("total", -15),
                bill("good")));
        stored.insertOne(new Document("_id", "absent"));
        var shown = new ArrayList<Bill>();

        bills.scan(10, shown::add);

        assertThat(shown).containsExactly(new Bill("good", 14));
        for (var id : List.of("text", "number", "null", "negative", "absent")) {
            assertThatThrownBy(() -> bills.find(List.of(id)))
                    .isInstanceOf(UnreadableDocumentException.class)
                    .hasMessageStartingWith("document " + id + " of collection bills");
        }
    }

    @Test
    void bulkIsAppliedIfEveryWriteTookEffect() {
        assertThat(bills.applyAll(List.of(first("a"), first("b")))).isTrue();

        assertThat(bills.applyAll(List.of(second("a"), second("b")))).isTrue();
        assertThat(bills.applyAll(List.of(second("a"), first("c")))).isFalse();
        assertThat(bills.applyAll(List.of(first("a"), first("d")))).isFalse();
        assertThat(stored.countDocuments()).isEqualTo(4);
        assertThat(stored("a").getLong("version")).isEqualTo(2);
    }
}
