package io.countersign.intake.domain.projection;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What applicants read. */
public final class ViewQueries {

    /** So that a filter which nothing passes costs a bounded time. */
    static final int MAX_EXAMINED = 1_000;

    private static final int STEP = 250;

    private final ViewStore store;
    private final RevisionCounterStore counters;

    public ViewQueries(ViewStore store, RevisionCounterStore counters) {
        this.store = store;
        this.counters = counters;
    }

    /** A view with the tag by which a client may insist on it. */
    public record Tagged(View view, SignatureEtag etag) {}

    /**
     * @param next where the list goes on; absent at its end
     */
    public record Page(List<View> views, @Nullable String next) {

        public Page {
            views = List.copyOf(views);
        }
    }

    /** Whoever owns it: callers check that. */
    public Optional<View> find(SignatureId id) {
        return store.find(List.of(id)).stream().filter(View::isShown).findFirst();
    }

    public Tagged tagged(View view) {
        return new Tagged(view, SignatureEtag.of(counters.read(view.id()), view.standing()));
    }

    /**
     * The newest first; at most {@code limit}, of at most 1,000 looked at.
     *
     * @param mine which accounts' signatures the reader may see at all
     * @return empty if the cursor is not of this list
     */
    public Optional<Page> list(
            ListOwner owner, Predicate<AccountId> mine, ListFilter filter, @Nullable String cursor, int limit) {
        if (cursor == null) {
            return Optional.of(page(owner, mine, filter, null, limit));
        }
        return ListCursor.parse(cursor, owner, filter).map(after -> page(owner, mine, filter, after, limit));
    }

    private Page page(
            ListOwner owner, Predicate<AccountId> mine, ListFilter filter, @Nullable ListPosition start, int limit) {
        var found = new ArrayList<View>();
        var after = start;
        int step = Math.min(limit + 1, STEP);
        for (int examined = 0; examined < MAX_EXAMINED; examined += step) {
            var views = store.list(owner, filter, after, step);
            for (int i = 0; i < views.size(); i++) {
                var view = views.get(i);
                after = view.listPosition().orElseThrow();
                if (mine.test(view.account()) && filter.shows(view)) {
                    found.add(view);
                }
                if (found.size() == limit) {
                    boolean last = i == views.size() - 1 && views.size() < step;
                    return new Page(found, last ? null : ListCursor.after(after, owner, filter));
                }
            }
            if (views.size() < step) {
                return new Page(found, null);
            }
            step = STEP;
        }
        return new Page(found, ListCursor.after(Objects.requireNonNull(after), owner, filter));
    }
}
