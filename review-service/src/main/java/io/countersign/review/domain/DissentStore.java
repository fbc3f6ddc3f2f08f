package io.countersign.review.domain;

import io.countersign.review.domain.Dissent.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a rule set that looks on said otherwise, for reading. */
public interface DissentStore {

    /** Whether it is the first of its revision under this rule set. */
    boolean add(Dissent dissent);

    /** The newest first, those behind the given place. */
    List<Dissent> after(@Nullable Place place, int limit);
}
