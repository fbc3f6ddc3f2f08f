package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.View;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

public class InMemoryViews implements ViewStore {

    private final Map<SignatureId, View> views = new ConcurrentHashMap<>();
    private final Map<SignatureId, Integer> ended = new ConcurrentHashMap<>();

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
        changes.forEach(change -> views.merge(change.id(), change, View::merge));
    }

    @Override
    public List<View> list(ListOwner owner, ListFilter filter, @Nullable ListPosition after, int limit) {
        return views.values().stream()
                .filter(view -> view.listPosition().isPresent() && isOf(owner, view))
                .filter(view -> after == null || position(view).compareTo(after) < 0)
                .sorted(Comparator.comparing(InMemoryViews::position).reversed())
                .limit(limit)
                .toList();
    }

    private static boolean isOf(ListOwner owner, View view) {
        return switch (owner) {
            case ListOwner.OfAccount one -> view.account().equals(one.account());
            case ListOwner.OfPlatform one ->
                view.platform().filter(one.platform()::equals).isPresent();
        };
    }

    private static ListPosition position(View view) {
        return view.listPosition().orElseThrow();
    }

    @Override
    public List<View> held(AccountId account) {
        return views.values().stream()
                .filter(view -> view.account().equals(account) && view.newest().isPresent())
                .filter(view -> !newest(view).equals(ended.get(view.id())))
                .toList();
    }

    @Override
    public void ended(Collection<View> read) {
        read.forEach(view -> ended.put(view.id(), newest(view)));
    }

    private static Integer newest(View view) {
        return view.newest().orElseThrow().revision();
    }
}
