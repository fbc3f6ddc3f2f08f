package io.countersign.review.console.queue;

import io.countersign.contracts.SignatureId;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.console.queue.QueueBoard.Row;
import io.countersign.review.console.queue.UpcomingCases.Upcoming;
import io.countersign.review.domain.queue.OwnClaims;
import io.countersign.review.domain.queue.QueueListStore;
import io.countersign.review.domain.queue.QueueListing;
import io.countersign.review.domain.queue.QueueOrder;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.reviewer.Draft;
import io.countersign.review.domain.reviewer.DraftStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reviewer does next: claims, drafts, the next case, and what is due. */
@Component
class StartBoard {

    static final int MAX_DRAFTS = 10;
    static final int MAX_DUE = 8;

    private final ReviewQueue queue;
    private final Supplier<QueueStatistics> statistics;
    private final QueueListStore lists;
    private final DraftStore drafts;
    private final QueueBoard board;
    private final UpcomingCases upcoming;
    private final ConsoleMessages messages;
    private final InstantSource clock;

    StartBoard(
            ReviewQueue queue,
            Supplier<QueueStatistics> statistics,
            QueueListStore lists,
            DraftStore drafts,
            QueueBoard board,
            UpcomingCases upcoming,
            ConsoleMessages messages,
            InstantSource clock) {
        this.queue = queue;
        this.statistics = statistics;
        this.lists = lists;
        this.drafts = drafts;
        this.board = board;
        this.upcoming = upcoming;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param next the case that comes next; null where none can be claimed
     * @param absent until when the reviewer is absent
     * @param claims the reviewer's own, the one whose lease ends first at the top
     * @param due what other reviewers have not claimed by due time
     */
    record Start(
            long waiting,
            long overdue,
            String oldest,
            @Nullable Upcoming next,
            @Nullable String absent,
            List<Row> claims,
            List<DraftRow> drafts,
            List<Row> due) {}

    /** @param name null once the case is not known any more */
    record DraftRow(String id, @Nullable String name, String until) {}

    Start read(String reviewer, Locale locale) {
        var time = new ConsoleTime(messages, locale, clock.instant());
        var counts = statistics.get();
        var own = queue.own(reviewer);
        var oldest = counts.oldest();
        return new Start(
                counts.depth(),
                counts.overdue(),
                oldest == null ? "–" : time.age(oldest),
                upcoming.find(reviewer, time),
                own.absence() == null ? null : time.at(own.absence().until()),
                claims(own, time, reviewer),
                drafts(reviewer, time),
                due(time, reviewer));
    }

    private List<Row> claims(OwnClaims own, ConsoleTime time, String reviewer) {
        return own.claims().stream()
                .sorted((one, other) ->
                        one.slot().until().compareTo(other.slot().until()))
                .map(OwnClaims.Claim::known)
                .flatMap(Stream::ofNullable)
                .flatMap(known -> board.row(known, time, reviewer))
                .toList();
    }

    private List<DraftRow> drafts(String reviewer, ConsoleTime time) {
        return drafts.findAll(reviewer, time.now(), MAX_DRAFTS).stream()
                .map(draft -> new DraftRow(draft.signature(), name(draft), time.at(draft.expires())))
                .toList();
    }

    private @Nullable String name(Draft draft) {
        var known = queue.find(SignatureId.of(draft.signature()));
        return known == null
                ? null
                : known.revisions().reversed().values().stream()
                        .map(state -> state.content())
                        .filter(Objects::nonNull)
                        .map(content -> content.application().name())
                        .findFirst()
                        .orElse(null);
    }

    private List<Row> due(ConsoleTime time, String reviewer) {
        return lists.list(QueueListing.all(QueueOrder.DUE), null, QueueBoard.MAX_ROWS).cases().stream()
                .flatMap(known -> board.row(known, time, reviewer))
                .filter(row -> row.holder() == null)
                .limit(MAX_DUE)
                .toList();
    }
}
