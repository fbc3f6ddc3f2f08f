package io.countersign.review.console.search;

import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.console.StatusTone;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStatus;
import io.countersign.review.domain.report.CaseFinder;
import io.countersign.review.domain.report.CaseSummaryFields;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds cases, whatever has become of them, as a page or as a table to save. */
@Hidden
@Controller
class SearchPageController {

    static final int MAX_ROWS = 50;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final CaseFinder finder;
    private final SavedFilters filters;
    private final ConsoleMessages messages;
    private final InstantSource clock;

    SearchPageController(CaseFinder finder, SavedFilters filters, ConsoleMessages messages, InstantSource clock) {
        this.finder = finder;
        this.filters = filters;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param tone as of a mark */
    record Row(
            String id,
            @Nullable String name,
            String account,
            String tone,
            String status,
            String changed,
            String references,
            String reviewers,
            String reasons) {}

    @RequiresScope(ConsoleAuthority.VIEW)
    @GetMapping("/console/search")
    String search(Caller caller, @RequestParam Map<String, String> parameters, Locale locale, Model model) {
        var form = SearchForm.of(parameters);
        var parsed = form.parsed();
        var page = parsed.faults().isEmpty()
                ? finder.page(parsed.search(), form.after(), MAX_ROWS)
                : new CaseFinder.Page(List.of(), null);
        var time = new ConsoleTime(messages, locale, clock.instant());
        var next = page.next();
        model.addAttribute("form", form);
        model.addAttribute("faults", parsed.faults());
        model.addAttribute(
                "rows", page.cases().stream().map(known -> row(known, time)).toList());
        model.addAttribute("next", next == null ? null : form.from(next));
        model.addAttribute("statuses", CaseStatus.values());
        model.addAttribute("reasons", ReasonCode.values());
        model.addAttribute("language", ConsoleMessages.language(locale));
        model.addAttribute("saved", filters.of(caller.subject(), "search"));
        model.addAttribute("tooMany", parameters.containsKey("tooMany"));
        model.addAttribute("selectable", false);
        return "search";
    }

    private Row row(Case known, ConsoleTime time) {
        var fields = CaseSummaryFields.of(known);
        var language = ConsoleMessages.language(time.locale());
        return new Row(
                known.signature().text(),
                fields.name(),
                known.account().value(),
                StatusTone.of(fields.status()),
                messages.text(time.locale(), "status." + fields.status().code()),
                time.at(fields.changedAt()),
                String.join(", ", fields.references()),
                String.join(", ", fields.reviewers()),
                String.join(
                        " ",
                        fields.reasons().stream()
                                .map(code -> ReasonCode.valueOf(code).text(language, Map.of()))
                                .toList()));
    }

    /** At most {@link CaseFinder#MAX_ROWS} cases; a search that finds more has to be narrowed. */
    @RequiresScope(ConsoleAuthority.AUDIT)
    @GetMapping("/console/search.csv")
    ResponseEntity<String> export(@RequestParam Map<String, String> parameters) {
        var form = SearchForm.of(parameters);
        var parsed = form.parsed();
        var table = parsed.faults().isEmpty() ? finder.table(parsed.search()) : null;
        return table == null ? tooMany(form) : file("cases.csv", table);
    }

    private static ResponseEntity<String> tooMany(SearchForm form) {
        return ResponseEntity.status(303)
                .header("Location", "/console/search?" + form.first() + "&tooMany=1")
                .build();
    }

    static ResponseEntity<String> file(String name, String table) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .headers(headers -> headers.setContentDisposition(
                        ContentDisposition.attachment().filename(name).build()))
                .body(table);
    }
}
