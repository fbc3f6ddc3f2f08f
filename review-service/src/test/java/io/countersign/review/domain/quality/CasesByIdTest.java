package io.countersign.review.domain.quality;

import static io.countersign.review.domain.cases.Cases.S1;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.queue.QueueStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class CasesByIdTest {

    private static final SignatureId FOR_QUALITY = new SampleDraw(50, "seed").idFor(S1, 1, 0);

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final InMemoryCaseStore qualityCases = new InMemoryCaseStore();
    private final CasesById both = new CasesById(cases, cases, new Stores(qualityCases));

    @Test
    void casesOfBothKindsAreSavedAndLoadedTogetherEachInItsCollection() {
        var changed = List.of(Cases.openCase(S1, 1), Cases.openCase(FOR_QUALITY, 1));

        assertThat(both.save(changed)).isEmpty();

        assertThat(cases.all()).containsOnlyKeys(S1);
        assertThat(qualityCases.all()).containsOnlyKeys(FOR_QUALITY);
        assertThat(both.load(List.of(S1, FOR_QUALITY))).containsOnlyKeys(S1, FOR_QUALITY);
    }

    @Test
    void overtakenCasesOfBothKindsAreReported() {
        var first = List.of(Cases.openCase(S1, 1), Cases.openCase(FOR_QUALITY, 1));
        both.save(first);

        assertThat(both.save(first)).containsExactlyInAnyOrder(S1, FOR_QUALITY);
    }

    @Test
    void historyIsAppendedToTheCollectionOfItsCase() {
        both.save(List.of(Cases.openCase(S1, 1), Cases.openCase(FOR_QUALITY, 1)));

        for (var id : List.of(S1, FOR_QUALITY)) {
            var stored = Cases.stored(both, id);
            assertThat(both.append(stored, stored.history())).isTrue();
        }
    }

    private record Stores(InMemoryCaseStore store) implements QualityCaseStores {

        @Override
        public CaseStore cases() {
            return store;
        }

        @Override
        public QueueStore queue() {
            return store;
        }

        @Override
        public HistoryStore histories() {
            return store;
        }
    }
}
