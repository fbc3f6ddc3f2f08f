package io.countersign.review.console;

import io.countersign.review.domain.Case;
import io.countersign.review.domain.QueueStore;
import io.countersign.review.domain.ReviewQueue;
import io.countersign.review.domain.ReviewQueue.Filter;
import io.countersign.review.domain.ReviewQueue.Waiting;
import io.countersign.review.domain.RevisionState.Open;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue as the pages show it: the most urgent cases and the counts of all. */
@Component
class QueueBoard {

    static final int MAX_ROWS = 50;

    private final ReviewQueue queue;
    private final QueueStore statistics;
    private final ConsoleMessages messages;
    private final InstantSource clock;

    QueueBoard(ReviewQueue queue, QueueStore statistics, ConsoleMessages messages, InstantSource clock) {
        this.queue = queue;
        this.statistics = statistics;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param oldest how long the oldest case has waited */
    record Board(long waiting, long overdue, String oldest, List<Row> rows, boolean cut) {

        /** Those that the reader holds. */
        public List<Row> mine() {
            return rows.stream().filter(Row::mine).toList();
        }
    }

    /** @param holder who holds the lease; null if the case may be claimed */
    record Row(
            String id,
            int revision,
            String name,
            String kind,
            String account,
            String age,
            String due,
            String urgency,
            @Nullable String holder,
            @Nullable String until,
            boolean mine) {}

    Board read(String reviewer, Locale locale) {
        var now = clock.instant();
        var time = new ConsoleTime(messages, locale, now);
        var counts = statistics.statistics(now);
        var page = queue.page(new Filter(Waiting.OPEN, null), null, MAX_ROWS);
        var oldest = counts.oldest();
        return new Board(
                counts.depth(),
                counts.overdue(),
                oldest == null ? "–" : time.age(oldest),
                page.cases().stream()
                        .flatMap(known -> {
                            var open = known.open();
                            return open == null
                                    ? Stream.<Row>of()
                                    : Stream.of(row(known, open.getKey(), open.getValue(), time, reviewer));
                        })
                        .toList(),
                page.next() != null);
    }

    private Row row(Case known, int revision, Open open, ConsoleTime time, String reviewer) {
        var application = open.content().application();
        var lease = open.lease();
        var isHeld = lease != null && lease.until().isAfter(time.now());
        return new Row(
                known.signature().text(),
                revision,
                application.name(),
                kind(open, time.locale()),
                known.account().value(),
                time.age(open.content().submittedAt()),
                time.due(open.due()),
                time.urgency(open.due()),
                isHeld && lease != null ? lease.reviewer() : null,
                isHeld && lease != null ? time.due(lease.until()) : null,
                isHeld && lease != null && lease.reviewer().equals(reviewer));
    }

    private String kind(Open open, Locale locale) {
        var application = open.content().application();
        return String.join(
                " · ",
                messages.text(locale, "region." + application.region().code()),
                application.type().label(ConsoleMessages.language(locale)),
                messages.text(locale, "purpose." + application.purpose().code()));
    }
}
