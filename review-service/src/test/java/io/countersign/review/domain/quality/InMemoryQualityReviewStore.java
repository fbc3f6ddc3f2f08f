package io.countersign.review.domain.quality;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps quality reviews in memory as the real store does. */
public class InMemoryQualityReviewStore implements QualityReviewStore {

    private final Map<String, QualityReview> reviews = new LinkedHashMap<>();

    @Override
    public synchronized Insertion insert(QualityReview review) {
        if (reviews.containsKey(review.id())) {
            return Insertion.KNOWN;
        }
        if (reviews.values().stream().anyMatch(other -> other.shownAs().equals(review.shownAs()))) {
            return Insertion.TAKEN;
        }
        reviews.put(review.id(), review);
        return Insertion.ADDED;
    }

    @Override
    public synchronized @Nullable QualityReview find(String id) {
        return reviews.get(id);
    }

    @Override
    public synchronized List<QualityReview> copiesWith(CertificateKey certificate) {
        return reviews.values().stream()
                .filter(one -> one.certificates().contains(certificate))
                .toList();
    }

    @Override
    public synchronized List<QualityReview> createdBetween(Instant from, Instant until, int limit) {
        return reviews.values().stream()
                .filter(one ->
                        !one.createdAt().isBefore(from) && one.createdAt().isBefore(until))
                .sorted(Comparator.comparing(QualityReview::createdAt).reversed())
                .limit(limit)
                .toList();
    }
}
