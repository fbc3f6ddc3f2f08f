package io.countersign.review.domain.shadow;

import io.countersign.review.domain.shadow.ShadowDisagreement.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a rule set that looks on said otherwise, for reading. */
public interface ShadowDisagreementStore {

    /** Whether it is the first of its revision under this rule set. */
    boolean add(ShadowDisagreement dissent);

    /** The newest first, those behind the given place. */
    List<ShadowDisagreement> after(@Nullable Place place, int limit);
}
