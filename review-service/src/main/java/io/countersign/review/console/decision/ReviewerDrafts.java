package io.countersign.review.console.decision;

import io.countersign.review.domain.reviewer.Draft;
import io.countersign.review.domain.reviewer.DraftStore;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The drafts of the person who is logged in; they outlast a lease, a session and a browser, and end after a week. */
@Component
public class ReviewerDrafts {

    static final Duration KEPT = Duration.ofDays(7);

    private final DraftStore store;
    private final InstantSource clock;

    ReviewerDrafts(DraftStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Nullable
    public String find(String reviewer, String signature) {
        var draft = store.find(reviewer, signature, clock.instant());
        return draft == null ? null : draft.content();
    }

    /** An empty draft is no draft. */
    public void save(String reviewer, String signature, String content) {
        if (content.isEmpty()) {
            store.remove(reviewer, signature);
        } else {
            store.save(new Draft(reviewer, signature, content, clock.instant().plus(KEPT)));
        }
    }

    public void remove(String reviewer, String signature) {
        store.remove(reviewer, signature);
    }
}
