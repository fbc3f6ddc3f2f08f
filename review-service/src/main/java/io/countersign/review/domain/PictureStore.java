package io.countersign.review.domain;

import java.util.Collection;
import java.util.List;

/** Keeps what is known of pictures, for good. */
public interface PictureStore {

    /** The stored ones among these. */
    List<Picture> find(Collection<String> digests);

    /** Adds to what is known; durable when it returns, and the same again changes nothing. */
    void add(Collection<Picture> more);
}
