package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.KeyDocument;
import io.countersign.intake.domain.Keys;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

public class InMemoryKeys implements Keys {

    protected final ConcurrentHashMap<String, KeyDocument> documents = new ConcurrentHashMap<>();

    @Override
    public @Nullable KeyDocument find(AccountId account, String key) {
        return documents.get(account + "/" + key);
    }

    @Override
    public List<KeyDocument> claim(List<KeyDocument> claimed) {
        return claimed.stream()
                .map(document -> {
                    var earlier = documents.putIfAbsent(document.id(), document);
                    return earlier == null ? document : earlier;
                })
                .toList();
    }

    @Override
    public void appended(Collection<KeyDocument> appended) {
        appended.forEach(document -> documents.computeIfPresent(
                document.id(),
                (_, known) -> new KeyDocument(known.account(), known.key(), known.requestHash(), known.event(), true)));
    }
}
