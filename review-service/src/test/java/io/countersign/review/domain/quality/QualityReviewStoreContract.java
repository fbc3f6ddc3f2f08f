package io.countersign.review.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.quality.QualityReview.Origin;
import io.countersign.review.domain.quality.QualityReviewStore.Insertion;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link QualityReviewStore} must do; the MongoDB one and the in-memory one both run it. */
public interface QualityReviewStoreContract {

    Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    /** An empty store. */
    QualityReviewStore store();

    private static QualityReview review(String id, int shownAs, @Nullable String decidedBy) {
        var source = decidedBy == null ? null : new SignatureId(7);
        var origin = decidedBy == null ? Origin.KNOWN_ANSWER : Origin.SAMPLE;
        return new QualityReview(id, new SignatureId(shownAs), origin, source, 2, true, decidedBy, NOW);
    }

    @Test
    default void aReviewIsReadBack() {
        var store = store();
        var sample = review("7:2", 901, "rita");
        var known = review("made", 902, null);

        assertThat(store.insert(sample)).isEqualTo(Insertion.ADDED);
        assertThat(store.insert(known)).isEqualTo(Insertion.ADDED);

        assertThat(store.find("7:2")).isEqualTo(sample);
        assertThat(store.find("made")).isEqualTo(known);
        assertThat(store.find("none")).isNull();
    }

    @Test
    default void oneReviewIsStoredOfEachSubjectAndShownUnderEachId() {
        var store = store();
        store.insert(review("7:2", 901, "rita"));

        assertThat(store.insert(review("7:2", 905, "sam"))).isEqualTo(Insertion.KNOWN);
        assertThat(store.insert(review("8:1", 901, "sam"))).isEqualTo(Insertion.TAKEN);
        assertThat(store.find("8:1")).isNull();
    }

    @Test
    default void copiesAreFoundByACertificate() {
        var store = store();
        var first = new CertificateKey(new AccountId("acme"), "a".repeat(64));
        var second = new CertificateKey(new AccountId("acme"), "b".repeat(64));
        var other = new CertificateKey(new AccountId("other"), "a".repeat(64));
        var copy = copy("copy", 903, Set.of(first, second));
        store.insert(review("made", 902, null));
        store.insert(copy);
        store.insert(copy("copy of another", 904, Set.of(other)));

        assertThat(store.find("copy")).isEqualTo(copy);
        assertThat(store.copiesWith(first)).containsExactly(copy);
        assertThat(store.copiesWith(second)).containsExactly(copy);
        assertThat(store.copiesWith(new CertificateKey(new AccountId("acme"), "c".repeat(64))))
                .isEmpty();
    }

    private static QualityReview copy(String id, int shownAs, Set<CertificateKey> certificates) {
        return new QualityReview(
                id, new SignatureId(shownAs), Origin.COPY, new SignatureId(7), 1, false, null, NOW, certificates);
    }

    @Test
    default void reviewsAreReadByTheTimeOfTheirCreation() {
        var store = store();
        store.insert(review("7:2", 901, "rita"));

        assertThat(store.createdBetween(NOW, NOW.plusMillis(1), 10)).hasSize(1);
        assertThat(store.createdBetween(NOW.minusSeconds(1), NOW, 10)).isEmpty();
    }
}
