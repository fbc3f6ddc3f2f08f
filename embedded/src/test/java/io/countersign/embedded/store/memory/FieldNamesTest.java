package io.countersign.embedded.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldNamesTest {

    private final FieldNames names = new FieldNames();

    private static Document document(String prefix) {
        var nested = new Document(prefix + "inner", 1L).append(prefix + "none", null);
        return new Document(prefix + "outer", "text")
                .append(prefix + "nested", nested)
                .append(prefix + "list", Arrays.asList(new Document(prefix + "inner", 2L), "text", null))
                .append(prefix + "texts", List.of("one", "two"));
    }

    /** As from the wire: equal names are different objects. */
    private static Document fromTheWire(String prefix) {
        return document(new String(prefix.toCharArray()));
    }

    private static List<String> names(Document document) {
        return List.copyOf(document.keySet());
    }

    private static Document nested(Document document, String name) {
        return (Document) Objects.requireNonNull(document.get(name));
    }

    @Test
    void aDocumentIsEqualInTheSameOrder() {
        var shared = names.shared(fromTheWire("a-"));

        assertThat(shared).isEqualTo(document("a-"));
        assertThat(names(shared)).containsExactly("a-outer", "a-nested", "a-list", "a-texts");
    }

    @Test
    void namesAreTheSameObjectsInNestedDocumentsAndLists() {
        var first = names.shared(fromTheWire("a-"));
        var second = names.shared(fromTheWire("a-"));

        assertThat(names(second).getFirst()).isSameAs(names(first).getFirst());
        assertThat(names(nested(second, "a-nested")).getFirst())
                .isSameAs(names(nested(first, "a-nested")).getFirst());
        var inList = (Document) ((List<?>) Objects.requireNonNull(second.get("a-list"))).getFirst();
        assertThat(names(inList).getFirst())
                .isSameAs(names(nested(first, "a-nested")).getFirst());
    }

    @Test
    void longNamesAndNamesBeyondTheLimitAreKeptAsTheyAre() {
        var longName = "n".repeat(FieldNames.MAX_LENGTH + 1);
        for (int i = 0; i < FieldNames.MAX_NAMES; i++) {
            names.shared(new Document("field" + i, i));
        }

        assertThat(names.shared(new Document(longName, 1))).isEqualTo(new Document(longName, 1));
        var first = names.shared(fromTheWire("late-"));
        var second = names.shared(fromTheWire("late-"));
        assertThat(second).isEqualTo(first);
        assertThat(names(second).getFirst()).isNotSameAs(names(first).getFirst());
    }
}
