package io.countersign.review.console.search;

import io.countersign.review.domain.reviewer.ReviewerPreference;
import io.countersign.review.domain.reviewer.ReviewerPreference.Kind;
import io.countersign.review.domain.reviewer.ReviewerPreferenceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The filters that a reviewer has saved under a name; they end a year after the last change. */
@Component
public class SavedFilters {

    static final int MAX_FILTERS = 20;
    static final int MAX_NAME_LENGTH = 40;
    static final int MAX_QUERY_LENGTH = 240;
    private static final Duration KEPT = Duration.ofDays(365);

    /**
     * @param page the list that it filters: queue or search
     * @param query as in the address of that page
     */
    record SavedFilter(String page, String name, String query) {}

    private final ReviewerPreferenceStore store;
    private final InstantSource clock;

    SavedFilters(ReviewerPreferenceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public List<SavedFilter> of(String reviewer, String page) {
        return all(reviewer).stream()
                .filter(filter -> filter.page().equals(page))
                .toList();
    }

    private List<SavedFilter> all(String reviewer) {
        var kept = store.find(reviewer, Kind.FILTERS, clock.instant());
        return kept == null
                ? List.of()
                : JsonMapper.shared().readValue(kept.content(), new TypeReference<List<SavedFilter>>() {});
    }

    /** Replaces a filter of the same page and name; the oldest ones are dropped beyond {@link #MAX_FILTERS}. */
    void save(String reviewer, SavedFilter filter) {
        var filters = without(reviewer, filter);
        filters.add(filter);
        write(reviewer, filters.subList(Math.max(0, filters.size() - MAX_FILTERS), filters.size()));
    }

    void remove(String reviewer, SavedFilter filter) {
        write(reviewer, without(reviewer, filter));
    }

    private List<SavedFilter> without(String reviewer, SavedFilter same) {
        var filters = new ArrayList<>(all(reviewer));
        filters.removeIf(
                filter -> filter.page().equals(same.page()) && filter.name().equals(same.name()));
        return filters;
    }

    private void write(String reviewer, List<SavedFilter> filters) {
        if (filters.isEmpty()) {
            store.remove(reviewer, Kind.FILTERS);
            return;
        }
        var content = JsonMapper.shared().writeValueAsString(filters);
        store.save(new ReviewerPreference(
                reviewer, Kind.FILTERS, content, clock.instant().plus(KEPT)));
    }
}
