package io.countersign.review.store.image;

import io.countersign.contracts.AccountId;
import io.countersign.review.domain.image.LikenessBand;
import io.countersign.review.domain.image.LikenessBand.Picture;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The pictures with one band of perceptual hashes, as they are stored.
 *
 * @param pictures each as its key, its perceptual hash and its account
 */
@Document(LikenessBandDocument.LIKENESSES)
record LikenessBandDocument(@MongoId String band, int schema, List<String> pictures) {

    static final String LIKENESSES = "likenesses";
    static final String PICTURES = "pictures";

    private static final int SCHEMA = 1;
    private static final String SEPARATOR = " ";

    static LikenessBandDocument of(LikenessBand band) {
        return new LikenessBandDocument(
                band.band(),
                SCHEMA,
                band.pictures().stream().map(LikenessBandDocument::text).toList());
    }

    private static String text(Picture picture) {
        return String.join(
                SEPARATOR, picture.key(), picture.likeness(), picture.account().value());
    }

    LikenessBand toBand() {
        return new LikenessBand(
                band, pictures.stream().map(LikenessBandDocument::picture).collect(Collectors.toSet()));
    }

    private static Picture picture(String text) {
        var parts = text.split(SEPARATOR, 3);
        return new Picture(parts[0], parts[1], new AccountId(parts[2]));
    }
}
