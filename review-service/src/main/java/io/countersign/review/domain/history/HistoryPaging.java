package io.countersign.review.domain.history;

import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.HistoryPage;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Bounds the history within a case. A page is inserted before the compare-and-set that drops its entries, under an id that follows
 * from the entries: a crash between the two, or an overtaken write, leaves a page whose entries are also in the case, and inserting
 * it again changes nothing.
 */
public final class HistoryPaging {

    private HistoryPaging() {}

    /**
     * Inserts the pages that these cases overflow with; for stores, before they write the cases that this returns.
     *
     * @param insert does nothing if a page with the id is stored
     */
    public static List<Case> moveOverflow(Collection<Case> changed, Consumer<HistoryPage> insert) {
        return changed.stream().map(one -> moved(one, insert)).toList();
    }

    private static Case moved(Case one, Consumer<HistoryPage> insert) {
        var history = one.history();
        if (!history.isOverflowing()) {
            return one;
        }
        insert.accept(history.oldestPage(one.signature()));
        return one.withHistory(history.withoutOldestPage());
    }
}
