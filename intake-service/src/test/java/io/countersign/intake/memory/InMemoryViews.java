package io.countersign.intake.memory;

import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.ListOwner;
import io.countersign.intake.domain.View;
import io.countersign.intake.domain.ViewStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

public class InMemoryViews implements ViewStore {

    private final Map<SignatureId, View> views = new ConcurrentHashMap<>();
    private final Map<ListOwner, ConcurrentSkipListSet<SignatureId>> lists = new ConcurrentHashMap<>();

    @Override
    public List<View> find(Collection<SignatureId> ids) {
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void insert(List<View> added) {
        merge(added);
    }

    @Override
    public void merge(List<View> changes) {
        changes.forEach(change -> {
            ListOwner.of(change)
                    .forEach(owner -> lists.computeIfAbsent(owner, _ -> new ConcurrentSkipListSet<>())
                            .add(change.id()));
            views.merge(change.id(), change, View::merge);
        });
    }

    @Override
    public List<SignatureId> list(ListOwner owner, long before, int max) {
        return lists.getOrDefault(owner, new ConcurrentSkipListSet<>()).descendingSet().stream()
                .filter(id -> id.value() < before)
                .limit(max)
                .toList();
    }
}
