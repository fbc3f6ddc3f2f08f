package io.countersign.review.domain.shadow;

import io.countersign.review.domain.shadow.ShadowDisagreement.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The disagreements of shadow rule sets. */
public interface ShadowDisagreementStore {

    /** Whether it is the first of its revision under this rule set. */
    boolean add(ShadowDisagreement disagreement);

    /** The newest first, those behind the given place. */
    List<ShadowDisagreement> after(@Nullable Place place, int limit);
}
