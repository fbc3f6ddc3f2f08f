package io.countersign.simulation.mutant;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.copy.DeletedCertificateStore;
import io.countersign.review.domain.outbox.DecisionPublisher;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReviewStore;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes wrong with cases for quality assurance without a guard. */
public final class QualityMutants {

    private QualityMutants() {}

    public record Stores(QualityReviewStore reviews, CaseStore cases) {}

    /** Of the sampling. */
    public static Stores stores(Setting setting, QualityReviewStore reviews, CaseStore cases) {
        var opened = setting.has(Guard.SECOND_REVIEWER_IS_ANOTHER) ? cases : new WithoutFirstVerdict(cases);
        if (setting.has(Guard.REVIEW_BEFORE_ITS_CASE)) {
            return new Stores(reviews, opened);
        }
        var afterwards = new ReviewAfterwards(reviews, opened);
        return new Stores(afterwards, afterwards);
    }

    /** Without {@link Guard#DELETIONS_LOOKED_FOR_AGAIN} a copy is made once nothing was deleted before its review. */
    public static DeletedCertificateStore deletions(Setting setting, DeletedCertificateStore deletions) {
        return setting.has(Guard.DELETIONS_LOOKED_FOR_AGAIN) ? deletions : new LookedForOnce(deletions);
    }

    /** Without the guard that concerns them, cases that are not there do not end. */
    public static CaseStore endings(Setting setting, Guard guard, CaseStore cases) {
        return setting.has(guard) ? cases : new WithoutTombstones(cases);
    }

    /** Without {@link Guard#QUALITY_CASES_PUBLISH_NOTHING} a verdict on such a case is published as any other. */
    public static CaseStore commands(Setting setting, CaseStore cases, DecisionPublisher publisher) {
        return setting.has(Guard.QUALITY_CASES_PUBLISH_NOTHING) ? cases : new Publishing(cases, publisher);
    }

    private record WithoutFirstVerdict(CaseStore store) implements DelegatingCaseStore {

        @Override
        public Set<SignatureId> save(Collection<Case> cases) {
            return store.save(cases.stream().map(WithoutFirstVerdict::changed).toList());
        }

        private static Case changed(Case known) {
            return known.state(1) instanceof Open open ? known.with(1, open.handled(changed(open.handling()))) : known;
        }

        private static Handling changed(Handling handling) {
            return new Handling(
                    handling.priority(),
                    handling.hold(),
                    handling.assignment(),
                    handling.skips(),
                    handling.escalation(),
                    null,
                    handling.lastCommand());
        }
    }

    /** A review is inserted once its case is written. */
    private static final class ReviewAfterwards implements QualityReviewStore, DelegatingCaseStore {

        private final QualityReviewStore reviews;
        private final CaseStore cases;
        private final List<QualityReview> pending = new ArrayList<>();

        private ReviewAfterwards(QualityReviewStore reviews, CaseStore cases) {
            this.reviews = reviews;
            this.cases = cases;
        }

        @Override
        public CaseStore store() {
            return cases;
        }

        @Override
        public Insertion insert(QualityReview review) {
            if (reviews.find(review.id()) != null) {
                return Insertion.KNOWN;
            }
            pending.add(review);
            return Insertion.ADDED;
        }

        @Override
        public @Nullable QualityReview find(String id) {
            return reviews.find(id);
        }

        @Override
        public List<QualityReview> createdBetween(Instant from, Instant until, int limit) {
            return reviews.createdBetween(from, until, limit);
        }

        @Override
        public List<QualityReview> copiesWith(CertificateKey certificate) {
            return reviews.copiesWith(certificate);
        }

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            var some = List.copyOf(pending);
            pending.clear();
            var overtaken = cases.save(changed);
            some.forEach(reviews::insert);
            return overtaken;
        }
    }

    /** For one command: every look after the first finds nothing. */
    private static final class LookedForOnce implements DeletedCertificateStore {

        private final DeletedCertificateStore store;
        private boolean looked;

        private LookedForOnce(DeletedCertificateStore store) {
            this.store = store;
        }

        @Override
        public void add(CertificateKey certificate, Instant at) {
            store.add(certificate, at);
        }

        @Override
        public boolean containsAny(Collection<CertificateKey> certificates) {
            boolean isDeleted = !looked && store.containsAny(certificates);
            looked = true;
            return isDeleted;
        }
    }

    private record WithoutTombstones(CaseStore store) implements DelegatingCaseStore {

        @Override
        public Set<SignatureId> save(Collection<Case> cases) {
            return store.save(cases.stream()
                    .filter(known -> !known.isRetired() || !known.revisions().isEmpty())
                    .toList());
        }
    }

    private record Publishing(CaseStore store, DecisionPublisher publisher) implements DelegatingCaseStore {

        @Override
        public Set<SignatureId> save(Collection<Case> cases) {
            var overtaken = store.save(cases);
            for (var known : cases) {
                if (known.signature().isForQuality()
                        && !overtaken.contains(known.signature())
                        && known.state(1) instanceof Decided decided) {
                    publisher.publish(List.of(decided.outcome()));
                }
            }
            return overtaken;
        }
    }
}
