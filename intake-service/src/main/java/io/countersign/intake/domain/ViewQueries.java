package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What applicants read. */
public final class ViewQueries {

    /** So that a filter which nothing passes costs a bounded time. */
    static final int LOOKED_AT = 1_000;

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
        var start = cursor == null ? Optional.of(Long.MAX_VALUE) : ListCursor.parse(cursor, owner, filter);
        return start.map(before -> page(owner, view -> mine.test(view.account()) && filter.shows(view), before, limit)
                .bound(owner, filter));
    }

    private record Walk(List<View> found, @Nullable SignatureId last) {

        Page bound(ListOwner owner, ListFilter filter) {
            return new Page(found, last == null ? null : ListCursor.after(last, owner, filter));
        }
    }

    private Walk page(ListOwner owner, Predicate<View> shows, long start, int limit) {
        var found = new ArrayList<View>();
        var before = start;
        for (int looked = 0; looked < LOOKED_AT; looked += STEP) {
            var ids = store.list(owner, before, STEP);
            var views = store.find(ids).stream().collect(Collectors.toMap(View::id, Function.identity()));
            for (var id : ids) {
                var view = views.get(id);
                if (view != null && shows.test(view)) {
                    found.add(view);
                }
                if (found.size() == limit) {
                    return new Walk(found, id);
                }
            }
            if (ids.size() < STEP) {
                return new Walk(found, null);
            }
            before = ids.getLast().value();
        }
        return new Walk(found, new SignatureId(before));
    }
}
