package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

public class InMemoryKeys implements IdempotencyStore {

    protected final ConcurrentHashMap<String, IdempotencyRecord> documents = new ConcurrentHashMap<>();

    @Override
    public @Nullable IdempotencyRecord find(AccountId account, String key) {
        return documents.get(account + "/" + key);
    }

    @Override
    public List<IdempotencyRecord> claim(List<IdempotencyRecord> claimed) {
        return claimed.stream()
                .map(document -> {
                    var earlier = documents.putIfAbsent(document.id(), document);
                    return earlier == null ? document : earlier;
                })
                .toList();
    }

    @Override
    public void appended(Collection<IdempotencyRecord> appended) {
        appended.forEach(document -> documents.computeIfPresent(
                document.id(),
                (_, known) ->
                        new IdempotencyRecord(known.account(), known.key(), known.requestHash(), known.event(), true)));
    }
}
