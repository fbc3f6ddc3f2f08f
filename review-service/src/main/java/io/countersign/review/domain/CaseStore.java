package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the cases and the markers of unsettled events; every write is durable when its method returns. */
public interface CaseStore {

    /** The stored ones among these. */
    Map<SignatureId, Case> load(Collection<SignatureId> signatures);

    /**
     * Writes each case if the stored version is still the one it was read with, and raises that by one. A case returned
     * as overtaken may have been written all the same if somebody wrote it again at once: read it and decide again.
     *
     * @return the signatures that were overtaken
     */
    Set<SignatureId> save(Collection<Case> cases);

    /** Sets the marker, in the place of an older one of the same event. */
    void mark(PendingEvent marker);

    /** Removes the marker unless another try has set it anew since. */
    void unmark(PendingEvent marker);

    List<PendingEvent> markedBefore(Instant time);

    /** Walks over every case with an open revision. */
    void scanOpen(Consumer<Case> each);
}
