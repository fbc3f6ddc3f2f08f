package io.countersign.review.domain.image;

import java.util.Collection;
import java.util.List;

/** Keeps pictures by the bands of their perceptual hashes, for good. */
public interface LikenessStore {

    /** The stored ones among these. */
    List<LikenessBand> find(Collection<String> bands);

    /** Adds to what is known; durable when it returns, and the same again changes nothing. */
    void add(Collection<LikenessBand> more);
}
