package io.countersign.review.console.page;

import io.countersign.review.domain.reviewer.ReviewerPreference;
import io.countersign.review.domain.reviewer.ReviewerPreference.Kind;
import io.countersign.review.domain.reviewer.ReviewerPreferenceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The keys that a reviewer has changed or switched off; they outlast a session and a browser, and end a year after the last change. */
@Component
class ReviewerKeys {

    static final Duration KEPT = Duration.ofDays(365);

    /** As the pages' script names them. */
    static final Set<String> ACTIONS = Set.of(
            ("next nextCase claim paper zoom rotate full compare reject approve hold skip hand ask escalate release search comment"
                            + " note undo help fold-facts fold-verdict print down up select selectAll filter more")
                    .split(" ", -1));

    private final ReviewerPreferenceStore store;
    private final InstantSource clock;

    ReviewerKeys(ReviewerPreferenceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The JSON that the pages' script reads. */
    private record Content(boolean off, Map<String, String> keys) {}

    @Nullable
    String find(String reviewer) {
        var kept = store.find(reviewer, Kind.KEYS, clock.instant());
        return kept == null ? null : kept.content();
    }

    /** Replaces what is kept; what differs in nothing from the pages' own keys is not kept. */
    void save(String reviewer, KeysRequest request) {
        var isOff = Boolean.TRUE.equals(request.off());
        var keys = new TreeMap<String, String>();
        if (request.keys() != null) {
            request.keys().forEach((action, key) -> {
                if (key != null) {
                    keys.put(action, key);
                }
            });
        }
        if (!isOff && keys.isEmpty()) {
            store.remove(reviewer, Kind.KEYS);
        } else {
            var content = JsonMapper.shared().writeValueAsString(new Content(isOff, keys));
            store.save(new ReviewerPreference(
                    reviewer, Kind.KEYS, content, clock.instant().plus(KEPT)));
        }
    }
}
