package io.countersign.operations.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the stores hold of one account. */
record AccountDocuments(
        @Nullable LedgerFacts ledger,
        @Nullable FeedFacts feed,
        Map<Long, CaseFacts> cases,
        Map<Long, ViewFacts> views,
        Map<String, NoticeFacts> notices) {

    /** A verdict is stored and not published yet. */
    boolean unsettled() {
        return cases.values().stream().anyMatch(known -> known.unsent() > 0);
    }
}
