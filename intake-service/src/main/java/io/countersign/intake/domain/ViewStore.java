package io.countersign.intake.domain;

import io.countersign.contracts.SignatureId;
import java.util.Collection;
import java.util.List;

/** The views, and for each owner the list of its signatures. Derived: the topics can write all of it again. */
public interface ViewStore {

    /** Those that exist, in no order. */
    List<View> find(Collection<SignatureId> ids);

    /** As {@link #merge}, and fast for signatures that are new. */
    void insert(List<View> views);

    /**
     * Adds what is new; durable on return. A signature stands in its owners' lists before its first application
     * stands in its view.
     */
    void merge(List<View> views);

    /** Up to {@code max} of the owner's signatures with an id below {@code before}, descending. */
    List<SignatureId> list(ListOwner owner, long before, int max);
}
