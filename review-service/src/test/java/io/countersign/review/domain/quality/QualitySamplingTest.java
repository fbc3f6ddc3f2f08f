package io.countersign.review.domain.quality;

import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.admitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.quality.QualitySampling.DecidedRevision;
import io.countersign.review.domain.report.QualityReport;
import io.countersign.review.domain.report.QualityReport.Agreement;
import io.countersign.review.domain.report.QualityReportReader;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualitySamplingTest {

    private static final Verdict APPROVE = new Verdict.Approve(null);
    private static final Verdict REJECT = new Verdict.Reject(List.of(Reason.of(ReasonCode.OTHER)), null);
    private static final Reviewer RITA = Reviewer.named("rita");
    private static final Reviewer SAM = Reviewer.named("sam");
    private static final Reviewer UMA = new Reviewer("uma", true);

    private final SampleDraw draw = new SampleDraw(50, "seed");
    private final SignatureId drawn = id(true);
    private final Crashing store = new Crashing();
    private final World world = new World(store);
    private final InMemoryQualityReviewStore reviews = new InMemoryQualityReviewStore();
    private final QualityCaseCloser closer = new QualityCaseCloser(store, Cases.SERIALIZER, _ -> {}, () -> world.now);
    private final QualitySampling sampling = new QualitySampling(draw, reviews, store, closer, () -> world.now);
    private final QualityReportReader reports = new QualityReportReader(reviews, store);

    private SignatureId id(boolean isDrawn) {
        return LongStream.rangeClosed(1, 500)
                .mapToObj(SignatureId::new)
                .filter(id -> draw.draws(id, 1) == isDrawn)
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void decide() {
        for (var id : List.of(drawn, id(false))) {
            world.deliver(admitted(id, 1, "Acme"));
            rule(id, RITA, APPROVE);
        }
        world.settleAll();
    }

    private void rule(SignatureId id, Reviewer reviewer, Verdict verdict) {
        var lease = ((Leased) world.caseCommands.claim(id, reviewer)).lease();
        world.caseCommands.decide(lease.holder().claimOf(id, 1), verdict);
    }

    private boolean sample(SignatureId id) {
        return sampling.decided(new DecidedRevision(id, 1, NOW, Cases.ASSESSMENT, List.of()));
    }

    private SignatureId shownAs() {
        return Objects.requireNonNull(reviews.find(drawn + ":1")).shownAs();
    }

    private QualityReport report() {
        return Objects.requireNonNull(reports.read(NOW, world.now.plusMillis(1)));
    }

    private long qualityCases() {
        return store.all().keySet().stream().filter(SignatureId::isForQuality).count();
    }

    @Test
    void onlyWhatIsDrawnIsReviewedAgainAndARepeatedEventMakesNoSecondReview() {
        assertThat(sample(id(false))).isFalse();
        assertThat(sample(drawn)).isTrue();
        assertThat(sample(drawn)).isTrue();

        assertThat(qualityCases()).isEqualTo(1);
    }

    @Test
    void aCrashBetweenTheReviewAndItsCaseIsCompletedByTheRepeatedEvent() {
        crashBeforeTheCase();
        assertThat(qualityCases()).isZero();

        sample(drawn);

        assertThat(qualityCases()).isEqualTo(1);
        assertThat(report().waiting()).isEqualTo(1);
    }

    private void crashBeforeTheCase() {
        store.fails = true;
        assertThatThrownBy(() -> sample(drawn)).hasMessage("away");
        store.fails = false;
    }

    @Test
    void aReviewWithoutCaseEndsWhereItsSourceWasDeletedMeanwhile() {
        crashBeforeTheCase();
        world.deliver(Cases.deletion(drawn));

        assertThat(sample(drawn)).isFalse();
        assertThat(sample(drawn)).isFalse();

        assertThat(world.known(shownAs()).isRetired()).isTrue();
        assertThat(world.known(shownAs()).open()).isNull();
        assertThat(report().waiting()).isZero();
        assertThat(report().reviewers()).isEmpty();
    }

    @Test
    void aReviewWithoutCaseEndsWhereItsSourceLostTheContentMeanwhile() {
        var rejected = LongStream.rangeClosed(drawn.value() + 1, 900)
                .mapToObj(SignatureId::new)
                .filter(id -> draw.draws(id, 1))
                .findFirst()
                .orElseThrow();
        var outcome = new DecidedRevision(rejected, 1, NOW, Cases.ASSESSMENT, List.of(Reason.of(ReasonCode.OTHER)));
        world.deliver(admitted(rejected, 1, "Bolt"));
        rule(rejected, RITA, REJECT);
        store.fails = true;
        assertThatThrownBy(() -> sampling.decided(outcome)).hasMessage("away");
        store.fails = false;
        world.deliver(admitted(rejected, 2, "Bolt"));
        world.approve(rejected, 2);

        assertThat(sampling.decided(outcome)).isFalse();

        var review = Objects.requireNonNull(reviews.find(rejected + ":1"));
        assertThat(world.known(review.shownAs()).isRetired()).isTrue();
        assertThat(report().waiting()).isZero();
    }

    @Test
    void aDeletedSourceEndsNoReviewThatHasItsCase() {
        sample(drawn);
        world.deliver(Cases.deletion(drawn));

        assertThat(sample(drawn)).isFalse();

        assertThat(world.known(shownAs()).open()).isNotNull();
    }

    @Test
    void aCrashIsCompletedHoweverLongItTook() {
        crashBeforeTheCase();
        world.now = world.now.plus(QualitySampling.MAX_AGE).plusMillis(1);

        assertThat(sample(drawn)).isTrue();

        assertThat(qualityCases()).isEqualTo(1);
    }

    @Test
    void aReviewWhoseIdIsTakenIsShownUnderAnother() {
        var taken = draw.idFor(drawn, 1, 0);
        reviews.insert(new QualityReview("other", taken, QualityReview.Origin.KNOWN_ANSWER, null, 1, true, null, NOW));

        sample(drawn);

        assertThat(shownAs()).isNotEqualTo(taken);
        assertThat(shownAs().isForQuality()).isTrue();
    }

    @Test
    void anOldOutcomeIsNotDrawn() {
        world.now = world.now.plus(QualitySampling.MAX_AGE).plusMillis(1);

        assertThat(sample(drawn)).isFalse();
    }

    @Test
    void aRevisionThatIsUnknownOrNotDecidedIsNotReviewed() {
        var open = LongStream.rangeClosed(501, 1000)
                .mapToObj(SignatureId::new)
                .filter(id -> draw.draws(id, 1))
                .limit(2)
                .toList();
        world.deliver(admitted(open.getFirst(), 1, "Acme"));

        assertThat(open).hasSize(2).noneMatch(this::sample);
        assertThat(qualityCases()).isZero();
    }

    @Test
    void withoutAFreeIdASampleIsGivenUpAndAKnownAnswerIsRefused() {
        var full = new InMemoryQualityReviewStore() {
            @Override
            public Insertion insert(QualityReview review) {
                return Insertion.TAKEN;
            }
        };
        var exhausted = new QualitySampling(draw, full, store, closer, () -> world.now);
        var outcome = new DecidedRevision(drawn, 1, NOW, Cases.ASSESSMENT, List.of());
        var answer = new KnownAnswer("forged", new AccountId("operator"), drawn, Cases.content("Known"), null, false);

        assertThat(exhausted.decided(outcome)).isFalse();
        assertThatThrownBy(() -> exhausted.create(answer)).hasMessage("no id is left for forged");
        assertThat(qualityCases()).isZero();
    }

    @Test
    void aReviewUnderAnIdOfSignaturesIsRefused() {
        assertThatThrownBy(() ->
                        new QualityReview("other", drawn, QualityReview.Origin.KNOWN_ANSWER, null, 1, true, null, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theReviewerOfTheDecisionDoesNotReviewIt() {
        sample(drawn);

        assertThat(world.caseCommands.claim(shownAs(), RITA)).isEqualTo(new Refused(Conflict.OWN_VERDICT));
    }

    @Test
    void agreementEndsTheReview() {
        sample(drawn);

        rule(shownAs(), SAM, APPROVE);

        assertThat(report().reviewers()).containsExactly(new Agreement("sam", 1, 1, 0, 0, 0));
        assertThat(report().overturned()).isEmpty();
    }

    @Test
    void aSeniorUpholdsADecisionAgainstTheSecondReviewer() {
        sample(drawn);

        rule(shownAs(), SAM, REJECT);
        rule(shownAs(), UMA, APPROVE);

        assertThat(report().reviewers()).containsExactly(new Agreement("sam", 1, 0, 1, 0, 0));
        assertThat(report().overturned()).isEmpty();
    }

    @Test
    void anApprovalThatASeniorDoesNotUpholdShouldBeRetiredAndIsValidUntilThen() {
        sample(drawn);

        rule(shownAs(), SAM, REJECT);
        rule(shownAs(), UMA, REJECT);

        assertThat(report().overturned())
                .containsExactly(new QualityReport.Overturned(drawn, 1, "rita", "uma", NOW, true));
        assertThat(world.known(drawn).retired()).isNull();
    }

    @Test
    void aKnownAnswerIsCompared() {
        var shownAs = sampling.create(
                new KnownAnswer("forged", new AccountId("operator"), drawn, Cases.content("Known"), null, false));

        rule(shownAs, SAM, APPROVE);

        assertThat(world.known(shownAs).account()).isEqualTo(new AccountId("operator"));
        assertThat(report().reviewers()).containsExactly(new Agreement("sam", 0, 0, 0, 1, 0));
        assertThat(report().overturned()).isEmpty();
    }

    @Test
    void nothingIsPublishedOrCountedOfACaseForQualityAssurance() {
        sample(drawn);
        int published = world.topic.size();
        int counted = world.counts.seen.size();

        rule(shownAs(), SAM, APPROVE);
        world.settleAll();

        assertThat(world.known(shownAs()).unsent()).isEmpty();
        assertThat(world.topic).hasSize(published);
        assertThat(world.counts.seen).hasSize(counted);
    }

    @Test
    void aReportIsBounded() {
        assertThatThrownBy(() -> reports.read(NOW, NOW.plus(Duration.ofDays(93))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Crashing extends InMemoryCaseStore {

        private boolean fails;

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            if (fails) {
                throw new IllegalStateException("away");
            }
            return super.save(changed);
        }
    }
}
