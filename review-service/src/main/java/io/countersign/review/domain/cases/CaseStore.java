package io.countersign.review.domain.cases;

import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the cases. Every write is durable when its method returns. */
public interface CaseStore {

    /** The stored cases among these signatures. */
    Map<SignatureId, Case> load(Collection<SignatureId> signatures);

    /**
     * Writes each case if the stored version is still the one it was read with, and raises that by one. A case returned
     * as overtaken may have been written all the same if another writer wrote it again at once: read it and decide again.
     *
     * @return the signatures that were overtaken
     */
    Set<SignatureId> save(Collection<Case> cases);

    /** Cases whose oldest unsent event is older than {@code time}, the oldest first. */
    List<SignatureId> unsentBefore(Instant time, int limit);
}
