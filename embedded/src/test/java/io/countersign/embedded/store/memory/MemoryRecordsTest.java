package io.countersign.embedded.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.document.EncodedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MemoryRecordsTest {

    private static final int RECORDS = 5_000;

    private final MemoryRecords records = new MemoryRecords();

    private static EncodedDocument document(long n) {
        return EncodedDocument.of(new Document("n", n));
    }

    private List<Long> numbers(boolean forward) {
        var numbers = new ArrayList<Long>();
        records.all(forward).forEachRemaining(entry -> {
            assertThat(entry.getValue()).isEqualTo(document(entry.getKey()));
            numbers.add(entry.getKey());
        });
        return numbers;
    }

    private void fill() {
        LongStream.rangeClosed(1, RECORDS)
                .forEach(n -> assertThat(records.add(document(n))).isEqualTo(n));
    }

    @Test
    void documentsAreListedInInsertionOrderAndBackward() {
        fill();

        var expected = LongStream.rangeClosed(1, RECORDS).boxed().toList();
        assertThat(numbers(true)).isEqualTo(expected);
        assertThat(numbers(false)).isEqualTo(expected.reversed());
        assertThat(records.size()).isEqualTo(RECORDS);
    }

    @Test
    void removedDocumentsAreSkipped() {
        fill();

        LongStream.rangeClosed(1, RECORDS).filter(n -> n % 1_000 != 0).forEach(records::remove);

        assertThat(records.remove(1)).isNull();
        assertThat(records.get(1)).isNull();
        assertThat(numbers(true)).containsExactly(1_000L, 2_000L, 3_000L, 4_000L, 5_000L);
        assertThat(numbers(false)).containsExactly(5_000L, 4_000L, 3_000L, 2_000L, 1_000L);
        assertThat(records.size()).isEqualTo(5);
    }

    @Test
    void numbersOfRemovedDocumentsAreNotGivenAgain() {
        fill();
        LongStream.rangeClosed(1, RECORDS).forEach(records::remove);

        long next = records.add(document(RECORDS + 1L));

        assertThat(next).isEqualTo(RECORDS + 1L);
        assertThat(numbers(true)).containsExactly(RECORDS + 1L);
        assertThat(records.get(2 * RECORDS)).isNull();
    }

    @Test
    void aReplacedDocumentKeepsItsNumber() {
        long record = records.add(document(0));

        records.replace(record, document(record));

        assertThat(numbers(true)).containsExactly(record);
        assertThat(records.size()).isOne();
    }
}
