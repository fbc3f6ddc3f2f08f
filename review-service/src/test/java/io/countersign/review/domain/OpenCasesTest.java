package io.countersign.review.domain;

import static io.countersign.review.domain.Cases.ACCOUNT;
import static io.countersign.review.domain.Cases.CALENDAR;
import static io.countersign.review.domain.Cases.CONTENT;
import static io.countersign.review.domain.Cases.NOW;
import static io.countersign.review.domain.Cases.S1;
import static io.countersign.review.domain.Cases.S2;
import static io.countersign.review.domain.Cases.decision;
import static io.countersign.review.domain.Cases.openCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.DecisionEvent.SentToReviewer;
import io.countersign.contracts.DecisionEvent.SignatureRetired;
import io.countersign.contracts.RetirementCause;
import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenCasesTest {

    private final OpenCases index = new OpenCases(CALENDAR);

    private void sent(SignatureId signature, int revision, @Nullable Instant due) {
        index.on(decision(new SentToReviewer(signature, revision, CONTENT.summary(), NOW, null, due, null)));
    }

    private void withdrawn(SignatureId signature, int revision) {
        index.on(decision(new ApplicationWithdrawn(signature, revision, CONTENT.summary(), NOW)));
    }

    private List<SignatureId> waiting() {
        return index.after(null, 10, entry -> true).stream()
                .map(OpenCase::signature)
                .toList();
    }

    @Test
    void theMostUrgentComesFirst() {
        sent(S1, 1, NOW.plusSeconds(60));
        sent(S2, 1, NOW.plusSeconds(30));

        assertThat(waiting()).containsExactly(S2, S1);
        assertThat(index.depth()).isEqualTo(2);
        assertThat(index.overdue(NOW.plusSeconds(30))).isEqualTo(1);
        assertThat(index.oldest()).isEqualTo(NOW);
    }

    @Test
    void aPageStartsAfterAPlace() {
        sent(S1, 1, NOW);
        sent(S2, 1, NOW);

        var rest = index.after(new OpenCase.Position(NOW, S1), 10, entry -> true);

        assertThat(rest).extracting(OpenCase::signature).containsExactly(S2);
    }

    @Test
    void anOutcomeTakesItOutAndALateRepeatDoesNotBringItBack() {
        sent(S1, 1, NOW);
        withdrawn(S1, 1);

        sent(S1, 1, NOW);

        assertThat(waiting()).isEmpty();
        assertThat(index.oldest()).isNull();
    }

    @Test
    void aNewerRevisionTakesThePlaceOfAnOlderOne() {
        sent(S1, 1, NOW);
        sent(S1, 2, NOW.plusSeconds(60));
        sent(S1, 1, NOW);
        withdrawn(S1, 1);

        assertThat(index.after(null, 10, entry -> true))
                .extracting(OpenCase::revision)
                .containsExactly(2);
    }

    @Test
    void aRetiredSignatureLeavesTheQueue() {
        sent(S1, 1, NOW);

        index.on(decision(new SignatureRetired(S1, RetirementCause.DELETED, List.of(), null)));

        assertThat(waiting()).isEmpty();
    }

    @Test
    void anEventWithoutADueTimeGetsTheCalendars() {
        sent(S1, 1, null);

        assertThat(index.after(null, 1, entry -> true))
                .extracting(OpenCase::due)
                .containsExactly(CALENDAR.due(NOW));
    }

    @Test
    void theScanAddsOpenCasesOnly() {
        index.add(openCase(S1, 3));
        index.add(Case.unknown(S2, ACCOUNT));

        assertThat(waiting()).containsExactly(S1);
    }
}
