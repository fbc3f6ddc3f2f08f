package io.countersign.review.domain.reviewer;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class InMemoryDraftStoreTest implements DraftStoreContract {

    private final InMemoryDraftStore drafts = new InMemoryDraftStore();

    @Override
    public DraftStore drafts() {
        return drafts;
    }

    /** Drafts in a map. */
    private static final class InMemoryDraftStore implements DraftStore {

        private final Map<String, Draft> drafts = new HashMap<>();

        @Override
        public @Nullable Draft find(String reviewer, String signature, Instant now) {
            var draft = drafts.get(signature + ":" + reviewer);
            return draft == null || !draft.expires().isAfter(now) ? null : draft;
        }

        @Override
        public List<Draft> findAll(String reviewer, Instant now, int limit) {
            return drafts.values().stream()
                    .filter(draft ->
                            draft.reviewer().equals(reviewer) && draft.expires().isAfter(now))
                    .sorted(Comparator.comparing(Draft::expires).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public void save(Draft draft) {
            drafts.put(draft.signature() + ":" + draft.reviewer(), draft);
        }

        @Override
        public void remove(String reviewer, String signature) {
            drafts.remove(signature + ":" + reviewer);
        }
    }
}
