package io.countersign.review.domain.report;

import io.countersign.review.domain.cases.Case;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds cases by what is derived from them in every write. */
public interface CaseSearchStore {

    /** Cases that match, the one changed last first, beginning after a position. */
    List<Case> search(CaseSearch search, @Nullable SearchPosition after, int limit);
}
