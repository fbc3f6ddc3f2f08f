package io.countersign.review.store.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.review.domain.image.LikenessBand;
import io.countersign.review.domain.image.SightedImage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest documents of pictures and perceptual hashes, written by the store itself and measured in it. */
class ImageDocumentSizesTest extends MeasuredDatabase {

    /** Twenty accounts saw it, twenty forged it, and every listener of three instances added twenty at the same time. */
    @Test
    void theLargestPictureFits() {
        var store = new MongoImageSightingStore(MongoTemplates.of(database));

        for (int listener = 0; listener < 3 * 12; listener++) {
            var first = 20 * listener;
            var accounts = IntStream.range(first, first + 20)
                    .mapToObj(i -> new AccountId("a".repeat(60) + (1_000 + i)))
                    .collect(Collectors.toSet());
            store.add(List.of(new SightedImage("f".repeat(64), accounts, accounts)));
        }

        assertThat(size(SightedImageDocument.PICTURES, "f".repeat(64))).isLessThanOrEqualTo(128 * KB);
    }

    /** Every listener of three instances filled the band at the same time. */
    @Test
    void theLargestBandOfPerceptualHashesFits() {
        var store = new MongoLikenessStore(MongoTemplates.of(database));

        for (int listener = 0; listener < 3 * 12; listener++) {
            var first = LikenessBand.MAX_PICTURES * listener;
            var pictures = IntStream.range(first, first + LikenessBand.MAX_PICTURES)
                    .mapToObj(i -> new LikenessBand.Picture(
                            "%064x".formatted(i), "f".repeat(64), new AccountId("a".repeat(60) + (1_000 + i))))
                    .collect(Collectors.toSet());
            store.add(List.of(new LikenessBand("7:ffffffff", pictures)));
        }

        assertThat(size(LikenessBandDocument.LIKENESSES, "7:ffffffff")).isLessThanOrEqualTo(128 * KB);
    }
}
