package io.countersign.operations.audit.source;

import java.util.Collection;
import java.util.Map;

/** The services' stores, read only; what does not exist is left out. */
public interface DocumentStores {

    Map<Long, CaseFacts> cases(Collection<Long> signatures);

    Map<Long, ViewFacts> views(Collection<Long> signatures);

    Map<String, LedgerFacts> ledgers(Collection<String> accounts);

    Map<String, FeedFacts> feeds(Collection<String> accounts);

    /** By id, {@code notice:s:r}. */
    Map<String, NoticeFacts> notices(Collection<String> ids);
}
