package io.countersign.review.domain.copy;

import static io.countersign.review.domain.cases.Cases.ACCOUNT;
import static io.countersign.review.domain.cases.Cases.CERTIFICATE;
import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.copy.CaseCopyResult.CertificateDeleted;
import io.countersign.review.domain.copy.CaseCopyResult.Copied;
import io.countersign.review.domain.copy.CaseCopyResult.NotDecided;
import io.countersign.review.domain.copy.CaseCopyResult.UnknownSource;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.InMemoryQualityReviewStore;
import io.countersign.review.domain.quality.QualityCaseCloser;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReviewStore;
import io.countersign.review.domain.quality.SampleDraw;
import io.countersign.review.domain.report.QualityReport;
import io.countersign.review.domain.report.QualityReport.Agreement;
import io.countersign.review.domain.report.QualityReportReader;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseCopiesTest {

    private static final CertificateKey DELETED = new CertificateKey(ACCOUNT, CERTIFICATE);
    private static final Reviewer SAM = Reviewer.named("sam");

    private final InMemoryCaseStore store = new InMemoryCaseStore();
    private final World world = new World(store);
    private final InMemoryQualityReviewStore reviews = new InMemoryQualityReviewStore();
    private final List<Lease> ended = new ArrayList<>();
    private final QualityCaseCloser closer =
            new QualityCaseCloser(store, Cases.SERIALIZER, ended::add, () -> world.now);
    private final CertificateDeletions deletions = deletions(new InMemoryDeletedCertificateStore());
    private final CaseCopies copies = copies(reviews, deletions);

    private CertificateDeletions deletions(DeletedCertificateStore kept) {
        return new CertificateDeletions(kept, reviews, closer);
    }

    private CaseCopies copies(QualityReviewStore shown, CertificateDeletions looks) {
        return new CaseCopies(
                new SampleDraw(50, "seed"), new CaseCopies.Stores(shown, store), looks, closer, () -> world.now);
    }

    @BeforeEach
    void decide() {
        world.deliver(Cases.admittedWith(S1, 1, CERTIFICATE));
        world.approve(S1, 1);
        world.settleAll();
    }

    private static CaseCopy copyOf(SignatureId source) {
        return new CaseCopy("copy", source, false);
    }

    private SignatureId copied() {
        return ((Copied) copies.create(copyOf(S1))).shownAs();
    }

    private QualityReport report() {
        return Objects.requireNonNull(new QualityReportReader(reviews, store).read(NOW, world.now.plusMillis(1)));
    }

    @Test
    void aCopyHasTheContentOfItsSourceAndIsComparedAsAKnownAnswer() {
        var shownAs = copied();

        assertThat(shownAs.isForQuality()).isTrue();
        assertThat(world.known(shownAs).account()).isEqualTo(ACCOUNT);
        assertThat(world.known(shownAs).revisionWithPicture(CERTIFICATE)).isEqualTo(1);
        assertThat(copied()).as("the same id again").isEqualTo(shownAs);
        var lease = ((Leased) world.caseCommands.claim(shownAs, SAM)).lease();
        world.caseCommands.decide(lease.holder().claimOf(shownAs, 1), new Verdict.Approve(null));

        assertThat(report().reviewers()).containsExactly(new Agreement("sam", 0, 0, 0, 1, 0));
        assertThat(report().overturned()).as("a copy overturns nothing").isEmpty();
    }

    @Test
    void aCopyEndsWithItsCertificateAndWithItTheLease() {
        var shownAs = copied();
        var lease = ((Leased) world.caseCommands.claim(shownAs, SAM)).lease();
        int published = world.topic.size();

        deletions.deleted(DELETED, NOW);
        deletions.deleted(DELETED, NOW);

        assertThat(world.known(shownAs).state(1))
                .isInstanceOfSatisfying(
                        Decided.class, decided -> assertThat(decided.kind()).isEqualTo(OutcomeKind.DELETED));
        assertThat(ended).containsExactly(lease);
        assertThat(world.caseCommands.decide(lease.holder().claimOf(shownAs, 1), new Verdict.Approve(null)))
                .isEqualTo(new Refused(Conflict.DISCARDED));
        world.settleAll();
        assertThat(world.topic).hasSize(published);
        assertThat(report().waiting()).isZero();
        assertThat(report().reviewers()).isEmpty();
    }

    @Test
    void aCertificateOfAnotherAccountEndsNothing() {
        var shownAs = copied();

        deletions.deleted(new CertificateKey(Fixtures.OTHER, CERTIFICATE), NOW);

        assertThat(world.known(shownAs).open()).isNotNull();
    }

    @Test
    void aCopyThatWasDecidedKeepsItsVerdict() {
        var shownAs = copied();
        var lease = ((Leased) world.caseCommands.claim(shownAs, SAM)).lease();
        world.caseCommands.decide(lease.holder().claimOf(shownAs, 1), new Verdict.Approve(null));

        deletions.deleted(DELETED, NOW);

        assertThat(report().reviewers()).containsExactly(new Agreement("sam", 0, 0, 0, 1, 0));
    }

    @Test
    void aCaseWhoseCertificateWasDeletedIsNotCopied() {
        deletions.deleted(DELETED, NOW);

        assertThat(copies.create(copyOf(S1))).isEqualTo(new CertificateDeleted());
        assertThat(reviews.find("copy")).isNull();
    }

    @Test
    void aDeletionThatIsStoredAfterTheFirstLookIsFoundByTheSecond() {
        var meanwhile = copies(reviews, deletions(new Looks(1)));

        assertThat(meanwhile.create(copyOf(S1))).isEqualTo(new CertificateDeleted());
        assertThat(world.known(Objects.requireNonNull(reviews.find("copy")).shownAs())
                        .isRetired())
                .isTrue();
        assertThat(report().waiting()).isZero();
    }

    @Test
    void aDeletionBetweenTheSecondLookAndTheCaseLeavesATombstone() {
        var looks = new Looks(2);
        var meanwhile = copies(reviews, deletions(looks));
        looks.onDeletion = () -> deletions(looks).deleted(DELETED, NOW);

        var shownAs = ((Copied) meanwhile.create(copyOf(S1))).shownAs();

        assertThat(world.known(shownAs).open()).isNull();
        assertThat(world.known(shownAs).isRetired()).isTrue();
    }

    /** The certificate is deleted once so many looks have found nothing. */
    private static final class Looks extends InMemoryDeletedCertificateStore {

        private final int before;
        private int looks;
        private Runnable onDeletion = () -> add(DELETED, Instant.EPOCH);

        private Looks(int before) {
            this.before = before;
        }

        @Override
        public boolean containsAny(Collection<CertificateKey> certificates) {
            boolean isDeleted = super.containsAny(certificates);
            if (++looks == before) {
                onDeletion.run();
            }
            return isDeleted;
        }
    }

    @Test
    void anOpenADeletedAndAnUnknownCaseAreNotCopied() {
        world.deliver(Cases.admitted(S2, 1, "Other"));

        assertThat(copies.create(copyOf(S2))).isEqualTo(new NotDecided());
        assertThat(copies.create(copyOf(new SignatureId(77)))).isEqualTo(new UnknownSource());
        assertThat(copies.create(copyOf(copied()))).as("no copy of a copy").isEqualTo(new UnknownSource());
        world.deliver(Cases.deletion(S1));
        assertThat(copies.create(new CaseCopy("another", S1, true))).isEqualTo(new NotDecided());
    }

    @Test
    void theSameIdOfAnotherSourceGivesTheSameCopy() {
        var shownAs = copied();
        world.deliver(Cases.admitted(S2, 1, "Other"));
        world.approve(S2, 1);

        assertThat(copies.create(copyOf(S2))).isEqualTo(new Copied(shownAs));
        assertThat(world.known(shownAs).revisionWithPicture(CERTIFICATE)).isEqualTo(1);
    }

    @Test
    void withoutAFreeIdACopyIsRefused() {
        var full = new InMemoryQualityReviewStore() {
            @Override
            public Insertion insert(QualityReview review) {
                return Insertion.TAKEN;
            }
        };
        var exhausted = copies(full, deletions);

        assertThatThrownBy(() -> exhausted.create(copyOf(S1))).hasMessage("no id is left for copy");
    }
}
