package io.countersign.review.store.reviewer;

import io.countersign.review.domain.reviewer.ReviewerPreference;
import io.countersign.review.domain.reviewer.ReviewerPreference.Kind;
import java.time.Instant;
import java.util.Locale;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A preference as it is stored; it expires by an index. */
@Document(ReviewerPreferenceDocument.PREFERENCES)
record ReviewerPreferenceDocument(@MongoId String id, int schema, String content, Instant expires) {

    static final String PREFERENCES = "preferences";
    static final String EXPIRES = "expires";

    private static final int SCHEMA = 1;
    private static final char SEPARATOR = ':';

    /** A kind's code has no colon, so no two pairs share an id. */
    static String id(String reviewer, Kind kind) {
        return kind.code() + SEPARATOR + reviewer;
    }

    static ReviewerPreferenceDocument of(ReviewerPreference preference) {
        return new ReviewerPreferenceDocument(
                id(preference.reviewer(), preference.kind()), SCHEMA, preference.content(), preference.expires());
    }

    ReviewerPreference toPreference() {
        int end = id.indexOf(SEPARATOR);
        var kind = Kind.valueOf(id.substring(0, end).toUpperCase(Locale.ROOT));
        return new ReviewerPreference(id.substring(end + 1), kind, content, expires);
    }
}
