package io.countersign.operations.audit.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of one account. */
public record AccountDocuments(
        @Nullable LedgerFacts ledger,
        @Nullable FeedFacts feed,
        Map<Long, CaseFacts> cases,
        Map<Long, ViewFacts> views,
        Map<String, NoticeFacts> notices) {

    /** A verdict is stored but not published yet. */
    public boolean unsettled() {
        return cases.values().stream().anyMatch(known -> known.unsent() > 0);
    }
}
