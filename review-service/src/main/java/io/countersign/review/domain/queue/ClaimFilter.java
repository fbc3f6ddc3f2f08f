package io.countersign.review.domain.queue;

import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.SignatureType;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.RevisionState;
import org.jspecify.annotations.Nullable;

/**
 * The cases from which a reviewer wants the next one; null for any.
 *
 * @param language of the account
 */
public record ClaimFilter(
        @Nullable Region region,
        @Nullable Language language,
        @Nullable SignatureType type,
        @Nullable Priority priority) {

    private static final ClaimFilter ANY = new ClaimFilter(null, null, null, null);

    public static ClaimFilter any() {
        return ANY;
    }

    public static ClaimFilter in(@Nullable Region region) {
        return new ClaimFilter(region, null, null, null);
    }

    /** Whether the open revision is one of them. */
    public boolean matches(RevisionState.Open open) {
        var application = open.content().application();
        return (region == null || region == application.region())
                && (language == null || language == open.content().account().language())
                && (type == null || type == application.type())
                && (priority == null || priority == open.handling().priority());
    }
}
