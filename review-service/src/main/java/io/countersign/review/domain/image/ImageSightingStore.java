package io.countersign.review.domain.image;

import java.util.Collection;
import java.util.List;

/** Keeps what is known of pictures, for good. */
public interface ImageSightingStore {

    /** The stored ones among these. */
    List<SightedImage> find(Collection<String> digests);

    /** Adds to what is known; durable when it returns, and the same again changes nothing. */
    void add(Collection<SightedImage> more);
}
