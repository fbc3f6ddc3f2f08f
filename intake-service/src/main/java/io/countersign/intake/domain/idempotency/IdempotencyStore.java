package io.countersign.intake.domain.idempotency;

import io.countersign.contracts.AccountId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key documents. */
public interface IdempotencyStore {

    @Nullable
    IdempotencyRecord find(AccountId account, String key);

    /**
     * Inserts what is new, durable on return; the unique key decides a race.
     *
     * @return for each document the stored one: itself, or an earlier one
     */
    List<IdempotencyRecord> claim(List<IdempotencyRecord> documents);

    /** Notes that the broker has the events; may be lost, the event is then appended twice. */
    void appended(Collection<IdempotencyRecord> documents);
}
