package io.countersign.review.domain.reviewer;

import io.countersign.review.domain.reviewer.ReviewerPreference.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class InMemoryReviewerPreferenceStoreTest implements ReviewerPreferenceStoreContract {

    private final InMemoryReviewerPreferenceStore preferences = new InMemoryReviewerPreferenceStore();

    @Override
    public ReviewerPreferenceStore preferences() {
        return preferences;
    }

    /** Preferences in a map. */
    private static final class InMemoryReviewerPreferenceStore implements ReviewerPreferenceStore {

        private final Map<String, ReviewerPreference> preferences = new HashMap<>();

        @Override
        public @Nullable ReviewerPreference find(String reviewer, Kind kind, Instant now) {
            var found = preferences.get(kind + ":" + reviewer);
            return found == null || !found.expires().isAfter(now) ? null : found;
        }

        @Override
        public void save(ReviewerPreference preference) {
            preferences.put(preference.kind() + ":" + preference.reviewer(), preference);
        }

        @Override
        public void remove(String reviewer, Kind kind) {
            preferences.remove(kind + ":" + reviewer);
        }
    }
}
