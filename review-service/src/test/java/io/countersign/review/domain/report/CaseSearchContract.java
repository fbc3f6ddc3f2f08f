package io.countersign.review.domain.report;

import static io.countersign.review.domain.cases.Cases.ACCOUNT;
import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStatus;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.RevisionState.ReviewerVerdict;
import io.countersign.review.domain.revision.RevisionState.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link CaseSearchStore} and {@link ReviewerDecisionStore} must do; the MongoDB one and the in-memory one both run it. */
public interface CaseSearchContract {

    SignatureId S3 = new SignatureId(3);

    /** An empty store, which the others read. */
    CaseStore store();

    CaseSearchStore searches();

    ReviewerDecisionStore reviewerDecisions();

    private static Decided rejected(RevisionContent content, Instant at, String reviewer, ReasonCode reason) {
        var event = new PublishedEvent(ACCOUNT, "outcome:1:1", "1", "{}");
        var timing = new Timing(NOW, NOW.plusSeconds(30));
        var reviewerVerdict = new ReviewerVerdict(reviewer, "token", "digest", null, timing);
        return new Decided(
                OutcomeKind.REJECTED, at, event, content, reviewerVerdict, List.of(), List.of(reason.name()));
    }

    private static RevisionContent content(String name, String reference) {
        var plain = Cases.application(name);
        var application = Application.of(plain.name(), plain.region(), plain.type(), plain.purpose())
                .withDocuments(plain.documents())
                .withExternalReference(reference);
        return new RevisionContent(application, Cases.snapshot(), NOW);
    }

    private void fill() {
        var sent = new PublishedEvent(ACCOUNT, "sent-to-reviewer:3:1", "3", "{}");
        store().save(List.of(
                Case.unknown(S1, ACCOUNT)
                        .with(
                                1,
                                rejected(
                                        content("Blue (Sky)", "order-1"),
                                        NOW.plusSeconds(60),
                                        "rita",
                                        ReasonCode.OTHER)),
                Case.unknown(S2, ACCOUNT)
                        .with(
                                1,
                                rejected(
                                        content("Green", "order-2"),
                                        NOW.plusSeconds(7_200),
                                        "sam",
                                        ReasonCode.DOCUMENT_FORGED)),
                Case.unknown(S3, new AccountId("other"))
                        .with(1, Open.waiting(content("ＢＬＵＥ moon", "order-3"), null, NOW, sent))));
    }

    private List<SignatureId> found(CaseSearch search) {
        return searches().search(search, null, 10).stream().map(Case::signature).toList();
    }

    private static CaseSearch named(String name) {
        return new CaseSearch(null, name, null, null, null, null, null, null, null);
    }

    private static CaseSearch between(@Nullable Instant from, @Nullable Instant until) {
        return new CaseSearch(null, null, null, null, null, null, null, from, until);
    }

    @Test
    default void everythingIsFoundTheOneChangedLastFirst() {
        fill();

        assertThat(found(CaseSearch.all())).containsExactly(S2, S1, S3);
    }

    @Test
    default void aNameIsFoundByItsBeginningHoweverItIsSpelt() {
        fill();

        assertThat(found(named("blue"))).containsExactly(S1, S3);
        assertThat(found(named("Blue (S"))).containsExactly(S1);
        assertThat(found(named("lue"))).isEmpty();
        assertThat(found(named(".*"))).isEmpty();
    }

    @Test
    default void eachConditionFindsItsCases() {
        fill();

        assertThat(found(new CaseSearch(S2, null, null, null, null, null, null, null, null)))
                .containsExactly(S2);
        assertThat(found(new CaseSearch(null, null, ACCOUNT, null, null, null, null, null, null)))
                .containsExactly(S2, S1);
        assertThat(found(new CaseSearch(null, null, null, "order-3", null, null, null, null, null)))
                .containsExactly(S3);
        assertThat(found(new CaseSearch(null, null, null, null, "rita", null, null, null, null)))
                .containsExactly(S1);
        assertThat(found(new CaseSearch(null, null, null, null, null, ReasonCode.DOCUMENT_FORGED, null, null, null)))
                .containsExactly(S2);
        assertThat(found(new CaseSearch(null, null, null, null, null, null, CaseStatus.OPEN, null, null)))
                .containsExactly(S3);
    }

    @Test
    default void aTimeIncludesItsBeginningAndNotItsEnd() {
        fill();

        assertThat(found(between(NOW.plusSeconds(60), NOW.plusSeconds(7_200)))).containsExactly(S1);
        assertThat(found(between(NOW.plusSeconds(60), null))).containsExactly(S2, S1);
        assertThat(found(between(null, NOW.plusSeconds(60)))).containsExactly(S3);
        assertThat(found(between(NOW.plusSeconds(60).plusNanos(1), NOW.plusSeconds(7_200))))
                .isEmpty();
    }

    @Test
    default void everyConditionHasToHold() {
        fill();

        assertThat(found(new CaseSearch(
                        null, "blue", ACCOUNT, "order-1", "rita", ReasonCode.OTHER, CaseStatus.REJECTED, NOW, null)))
                .containsExactly(S1);
        assertThat(found(new CaseSearch(
                        null, "blue", ACCOUNT, "order-1", "sam", ReasonCode.OTHER, CaseStatus.REJECTED, NOW, null)))
                .isEmpty();
    }

    @Test
    default void pagesFollowEachOther() {
        fill();
        var seen = new ArrayList<SignatureId>();
        var finder = new CaseFinder(searches());

        var page = finder.page(CaseSearch.all(), null, 1);
        while (page.next() != null) {
            page.cases().forEach(known -> seen.add(known.signature()));
            page = finder.page(CaseSearch.all(), page.next(), 1);
        }
        page.cases().forEach(known -> seen.add(known.signature()));

        assertThat(seen).containsExactly(S2, S1, S3);
    }

    @Test
    default void verdictsAreReadByTheirTime() {
        fill();

        var first = reviewerDecisions().decisionsBetween(NOW, NOW.plusSeconds(61), 10);

        assertThat(first)
                .containsExactly(new ReviewerDecision(
                        S1, 1, "rita", NOW.plusSeconds(60), false, NOW, NOW.plusSeconds(30), List.of("OTHER")));
        assertThat(reviewerDecisions().decisionsBetween(NOW, NOW.plusSeconds(7_201), 10))
                .hasSize(2);
        assertThat(reviewerDecisions().decisionsBetween(NOW, NOW.plusSeconds(7_201), 1))
                .hasSize(1);
        assertThat(reviewerDecisions().decisionsBetween(NOW.plusSeconds(61), NOW.plusSeconds(7_200), 10))
                .isEmpty();
    }
}
