package io.countersign.review.console.cases;

import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.StatusTone;
import io.countersign.review.console.cases.CaseScreen.Sibling;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.report.CaseFinder;
import io.countersign.review.domain.report.CaseSearch;
import io.countersign.review.domain.report.CaseSummaryFields;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What else the account has applied for: names and outcomes of a few of its signatures. */
@Component
class AccountSignatures {

    static final int MAX_SIBLINGS = 8;

    private final CaseFinder cases;
    private final ConsoleMessages messages;

    AccountSignatures(CaseFinder cases, ConsoleMessages messages) {
        this.cases = cases;
        this.messages = messages;
    }

    /**
     * Without those whose content is no longer kept, and without every case of the same name: a second, blind review must not show
     * what became of the first one.
     */
    List<Sibling> of(Case known, Locale locale) {
        var account = new CaseSearch(null, null, known.account(), null, null, null, null, null, null);
        var own = CaseSummaryFields.of(known).name();
        return cases.page(account, null, MAX_SIBLINGS + 1).cases().stream()
                .filter(other -> !other.signature().equals(known.signature()))
                .flatMap(other -> sibling(other, locale))
                .filter(sibling -> !sibling.name().equals(own))
                .limit(MAX_SIBLINGS)
                .toList();
    }

    private Stream<Sibling> sibling(Case other, Locale locale) {
        var fields = CaseSummaryFields.of(other);
        var name = fields.name();
        var outcome = messages.text(locale, "status." + fields.status().code());
        return name == null
                ? Stream.empty()
                : Stream.of(new Sibling(other.signature().text(), name, StatusTone.of(fields.status()), outcome));
    }
}
