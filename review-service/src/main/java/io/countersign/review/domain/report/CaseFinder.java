package io.countersign.review.domain.report;

import io.countersign.review.domain.cases.Case;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches cases page by page, or as one table. */
public final class CaseFinder {

    public static final int MAX_PAGE = 100;
    /** Of one table. */
    public static final int MAX_ROWS = 10_000;

    private static final List<String> HEADER =
            List.of("id", "account", "name", "status", "changed_at", "references", "reviewers", "reasons");
    private static final int BATCH = 500;

    private final CaseSearchStore store;

    public CaseFinder(CaseSearchStore store) {
        this.store = store;
    }

    /** @param next the position after which the following page starts, null for the last page */
    public record Page(List<Case> cases, @Nullable SearchPosition next) {}

    public Page page(CaseSearch search, @Nullable SearchPosition after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " cases");
        }
        return read(search, after, limit);
    }

    private Page read(CaseSearch search, @Nullable SearchPosition after, int limit) {
        var cases = store.search(search, after, limit + 1);
        if (cases.size() <= limit) {
            return new Page(cases, null);
        }
        var shown = cases.subList(0, limit);
        return new Page(shown, SearchPosition.of(shown.getLast()));
    }

    /** Everything that matches as a CSV text; null if that is more than {@link #MAX_ROWS}. */
    public @Nullable String table(CaseSearch search) {
        var rows = new ArrayList<List<String>>();
        var page = read(search, null, BATCH);
        page.cases().forEach(known -> rows.add(row(known)));
        while (page.next() != null) {
            if (rows.size() >= MAX_ROWS) {
                return null;
            }
            page = read(search, page.next(), BATCH);
            page.cases().forEach(known -> rows.add(row(known)));
        }
        return CsvTable.of(HEADER, rows);
    }

    private static List<String> row(Case known) {
        var fields = CaseSummaryFields.of(known);
        return List.of(
                known.signature().text(),
                known.account().value(),
                fields.name() == null ? "" : fields.name(),
                fields.status().code(),
                fields.changedAt().toString(),
                String.join(" ", fields.references()),
                String.join(" ", fields.reviewers()),
                String.join(" ", fields.reasons()));
    }
}
