package io.countersign.review.store.image;

import io.countersign.contracts.AccountId;
import io.countersign.review.domain.image.SightedImage;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** What is known of one picture, as it is stored by its digest. */
@Document(SightedImageDocument.PICTURES)
record SightedImageDocument(@MongoId String digest, int schema, List<String> seen, List<String> forged) {

    static final String PICTURES = "pictures";
    static final String SEEN = "seen";
    static final String FORGED = "forged";

    private static final int SCHEMA = 1;

    static SightedImageDocument of(SightedImage image) {
        return new SightedImageDocument(image.key(), SCHEMA, texts(image.seen()), texts(image.forged()));
    }

    private static List<String> texts(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }

    SightedImage toImage() {
        return new SightedImage(digest, accounts(seen), accounts(forged));
    }

    private static Set<AccountId> accounts(List<String> texts) {
        return texts.stream().map(AccountId::new).collect(Collectors.toSet());
    }
}
