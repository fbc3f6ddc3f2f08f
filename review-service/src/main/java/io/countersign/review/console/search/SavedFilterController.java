package io.countersign.review.console.search;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsolePaths;
import io.countersign.review.console.search.SavedFilters.SavedFilter;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Saves the filter that a list shows, and removes it. */
@Hidden
@Controller
class SavedFilterController {

    private static final Set<String> PAGES = Set.of("queue", "search");

    private final SavedFilters filters;

    SavedFilterController(SavedFilters filters) {
        this.filters = filters;
    }

    /** What the form sends. */
    record FilterForm(
            @Nullable String page,
            @Nullable String name,
            @Nullable String query,
            @Nullable String remove) {

        /** @throws ProblemException 400 unless a page's own form sent it */
        SavedFilter filter() {
            var label = name == null ? "" : name.strip();
            var address = query == null ? "" : query;
            if (page == null
                    || !PAGES.contains(page)
                    || label.isEmpty()
                    || label.length() > SavedFilters.MAX_NAME_LENGTH
                    || address.length() > SavedFilters.MAX_QUERY_LENGTH
                    || !address.matches("[A-Za-z0-9=&%+*._~-]*")) {
                throw ProblemException.of(HttpStatus.BAD_REQUEST);
            }
            return new SavedFilter(page, label, address);
        }
    }

    @RequiresScope(ConsoleAuthority.VIEW)
    @PostMapping("/console/filters")
    ResponseEntity<Void> save(Caller caller, @ModelAttribute("form") FilterForm form) {
        var filter = form.filter();
        if (form.remove() == null) {
            filters.save(caller.subject(), filter);
        } else {
            filters.remove(caller.subject(), filter);
        }
        return ConsolePaths.seeOther("/console/" + filter.page() + "?" + filter.query());
    }
}
