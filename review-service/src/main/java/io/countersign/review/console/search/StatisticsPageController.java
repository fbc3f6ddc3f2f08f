package io.countersign.review.console.search;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.domain.report.QualityReportReader;
import io.countersign.review.domain.report.ReviewStatistics;
import io.countersign.review.domain.report.ReviewStatisticsReader;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What reviewers decided, how fast, and for which reasons. */
@Hidden
@Controller
class StatisticsPageController {

    private static final List<Integer> WINDOWS = List.of(1, 7, 31);

    private final ReviewStatisticsReader reader;
    private final QualityReportReader quality;
    private final StatisticsScreens screens;
    private final InstantSource clock;

    StatisticsPageController(
            ReviewStatisticsReader reader,
            QualityReportReader quality,
            StatisticsScreens screens,
            InstantSource clock) {
        this.reader = reader;
        this.quality = quality;
        this.screens = screens;
        this.clock = clock;
    }

    @RequiresScope(ConsoleAuthority.LEAD)
    @GetMapping("/console/statistics")
    String statistics(@RequestParam(defaultValue = "1") int days, Locale locale, Model model) {
        var found = read(days);
        model.addAttribute("windows", WINDOWS);
        model.addAttribute("days", days);
        var until = clock.instant();
        model.addAttribute("quality", quality.read(until.minus(Duration.ofDays(days)), until));
        model.addAttribute("statistics", found == null ? null : screens.of(found, days, locale));
        return "statistics";
    }

    @RequiresScope(ConsoleAuthority.LEAD)
    @GetMapping("/console/statistics.csv")
    ResponseEntity<String> export(@RequestParam(defaultValue = "1") int days) {
        var found = read(days);
        return found == null
                ? ResponseEntity.status(303)
                        .header("Location", "/console/statistics?days=" + days)
                        .build()
                : SearchPageController.file("statistics.csv", found.table());
    }

    /** Null if there are more verdicts than are counted at once. */
    private @Nullable ReviewStatistics read(int days) {
        if (!WINDOWS.contains(days)) {
            throw ProblemException.of(HttpStatus.NOT_FOUND);
        }
        var until = clock.instant();
        return reader.read(until.minus(Duration.ofDays(days)), until);
    }
}
