package io.countersign.simulation.store;

import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.copy.DeletedCertificateStore;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.QualityCaseStores;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReviewStore;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.world.World;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The collections for quality assurance. */
public final class QualityStores implements QualityCaseStores, QualityReviewStore, DeletedCertificateStore {

    private final World world;
    private final ReviewStores stores;
    private final Disk disk;
    private final SimulatedCollection<String, QualityReview> reviews;
    private final SimulatedCollection<CertificateKey, Instant> deletions;
    private final Runnable rival;
    private int strayReviews;

    /** @param rival what happens right after a look at the deletions now and then */
    public QualityStores(World world, Runnable rival) {
        this.world = world;
        this.rival = rival;
        this.stores = new ReviewStores(world);
        this.disk = new Disk(world);
        this.reviews = disk.collection();
        this.deletions = disk.collection();
    }

    public ReviewStores stores() {
        return stores;
    }

    /** As they are written last. */
    public Collection<QualityReview> latest() {
        return reviews.latest();
    }

    @Override
    public CaseStore cases() {
        return stores;
    }

    @Override
    public QueueStore queue() {
        return stores;
    }

    @Override
    public HistoryStore histories() {
        return stores;
    }

    @Override
    public Insertion insert(QualityReview review) {
        return disk.write(() -> {
            var id = world.has(Guard.ONE_REVIEW_OF_A_REVISION) ? review.id() : review.id() + "#" + strayReviews++;
            if (reviews.latest(id).isPresent()) {
                return Insertion.KNOWN;
            }
            if (reviews.latest().stream().anyMatch(one -> one.shownAs().equals(review.shownAs()))) {
                return Insertion.TAKEN;
            }
            reviews.put(id, review);
            return Insertion.ADDED;
        });
    }

    @Override
    public @Nullable QualityReview find(String id) {
        return reviews.get(id).orElse(null);
    }

    @Override
    public List<QualityReview> createdBetween(Instant from, Instant until, int limit) {
        throw new UnsupportedOperationException("nothing is reported");
    }

    @Override
    public List<QualityReview> copiesWith(CertificateKey certificate) {
        world.chance().point();
        return reviews.all().stream()
                .filter(one -> one.certificates().contains(certificate))
                .toList();
    }

    @Override
    public void add(CertificateKey certificate, Instant at) {
        disk.write(() -> {
            deletions.put(certificate, at);
            return certificate;
        });
    }

    @Override
    public boolean containsAny(Collection<CertificateKey> certificates) {
        world.chance().point();
        boolean isDeleted =
                certificates.stream().anyMatch(one -> deletions.get(one).isPresent());
        if (!world.chance().isCalm() && world.chance().oneIn(4)) {
            rival.run();
        }
        return isDeleted;
    }
}
