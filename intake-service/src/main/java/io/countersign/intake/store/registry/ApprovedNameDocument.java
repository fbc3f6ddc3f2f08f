package io.countersign.intake.store.registry;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.platform.store.index.CollectionIndexes;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.lookalike.NameComparison;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An approved name as it is stored, or the mark of a signature that was removed, which has an id only.
 *
 * @param content what a message is looked up by, see {@link #content}
 * @param variants what similar names are looked up by
 */
@Document(ApprovedNameDocument.COLLECTION)
record ApprovedNameDocument(
        @MongoId String signature,
        int schema,
        @Nullable String account,
        @Nullable String name,
        @Nullable String content,
        @Nullable List<Long> variants) {

    static final String COLLECTION = "approved";
    static final String CONTENT = "content";
    static final String VARIANTS = "variants";
    static final CollectionIndexes INDEXES = CollectionIndexes.of(
            COLLECTION,
            new Index().named("content").on(CONTENT, Direction.ASC).sparse(),
            new Index().named("variants").on(VARIANTS, Direction.ASC).sparse());

    static ApprovedNameDocument of(ApprovedName approved) {
        return new ApprovedNameDocument(
                approved.signature().text(),
                1,
                approved.account().value(),
                approved.name(),
                content(approved.account(), approved.region(), approved.name()),
                NameComparison.variants(approved.name()));
    }

    static ApprovedNameDocument removed(SignatureId signature) {
        return new ApprovedNameDocument(signature.text(), 1, null, null, null, null);
    }

    /** Account ids and regions contain no slash. */
    static String content(AccountId account, Region region, String name) {
        return account + "/" + region.code() + "/" + ApprovedName.normalized(name);
    }

    /** Empty if it is removed, of the applicant itself, or reads differently. */
    Optional<Neighbour> neighbour(String wanted, AccountId applicant) {
        if (name == null || account == null || account.equals(applicant.value())) {
            return Optional.empty();
        }
        var distance = NameComparison.distance(wanted, name);
        return distance.isEmpty()
                ? Optional.empty()
                : Optional.of(new Neighbour(
                        SignatureId.of(signature),
                        new AccountId(Objects.requireNonNull(account)),
                        Objects.requireNonNull(name),
                        distance.getAsInt()));
    }
}
