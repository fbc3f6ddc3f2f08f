package io.countersign.review.console.queue;

import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.console.cases.CaseScreen.Finding;
import io.countersign.review.console.cases.CaseScreens;
import io.countersign.review.console.cases.FindingTexts;
import io.countersign.review.console.queue.QueueBoard.Row;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.review.domain.queue.ReviewQueue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The case at the front of the queue, to look at before it is claimed. It is a forecast: another reviewer may claim it first, and a
 * claim prefers accounts on which no other reviewer works.
 */
@Component
class UpcomingCases {

    private final ReviewQueue queue;
    private final QueueStore cases;
    private final QueueBoard board;
    private final FindingTexts findings;
    private final ConsoleMessages messages;

    UpcomingCases(
            ReviewQueue queue, QueueStore cases, QueueBoard board, FindingTexts findings, ConsoleMessages messages) {
        this.queue = queue;
        this.cases = cases;
        this.board = board;
        this.findings = findings;
        this.messages = messages;
    }

    /**
     * @param sample the name as it appears in front of a message
     * @param message the message behind the name, in {@code language}
     * @param findings why a reviewer decides
     */
    record Upcoming(Row row, String sample, String message, String language, List<Finding> findings) {}

    /** What is offered to the reviewer alone is claimed before the others. */
    @Nullable
    Upcoming find(String reviewer, ConsoleTime time) {
        return Stream.concat(
                        cases.offered(reviewer, ClaimFilter.any(), time.now(), 1).stream(),
                        cases.claimable(ClaimFilter.any(), time.now(), null, ReviewQueue.CANDIDATES).stream())
                .filter(candidate -> !candidate.avoids(reviewer, time.now()))
                .map(this::load)
                .flatMap(Stream::ofNullable)
                .flatMap(known -> upcoming(known, reviewer, time))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Case load(ClaimCandidate candidate) {
        return candidate.known() == null ? queue.find(candidate.signature()) : candidate.known();
    }

    private Stream<Upcoming> upcoming(Case known, String reviewer, ConsoleTime time) {
        var open = known.open();
        if (open == null) {
            return Stream.of();
        }
        var application = open.getValue().content().application();
        var language = CaseScreens.messageLocale(application);
        return board.row(known, time, reviewer)
                .map(row -> new Upcoming(
                        row,
                        CaseScreens.sample(application),
                        messages.text(language, "case.message"),
                        language.getLanguage(),
                        findings.all(open.getValue().assessment(), time.locale())));
    }
}
