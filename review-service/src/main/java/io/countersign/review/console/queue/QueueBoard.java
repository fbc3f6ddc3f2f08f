package io.countersign.review.console.queue;

import io.countersign.contracts.SignatureId;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.queue.QueueListStore;
import io.countersign.review.domain.queue.QueueListStore.Listed;
import io.countersign.review.domain.queue.QueueListing.Mark;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.queue.ReviewQueue.Page;
import io.countersign.review.domain.queue.ReviewQueue.Waiting;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue as the pages show it: a page of cases and the counts of all. */
@Component
class QueueBoard {

    static final int MAX_ROWS = 50;

    private final ReviewQueue queue;
    private final Supplier<QueueStatistics> statistics;
    private final QueueListStore lists;
    private final ConsoleMessages messages;
    private final InstantSource clock;

    QueueBoard(
            ReviewQueue queue,
            Supplier<QueueStatistics> statistics,
            QueueListStore lists,
            ConsoleMessages messages,
            InstantSource clock) {
        this.queue = queue;
        this.statistics = statistics;
        this.lists = lists;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param oldest how long the oldest case has waited
     * @param next the mark of the following page, null for the last one
     */
    record Board(
            long waiting,
            long overdue,
            String oldest,
            List<Row> rows,
            @Nullable String next) {

        /** Who holds how many of them. */
        public List<Person> people() {
            var counts = new TreeMap<String, Long>();
            rows.forEach(row -> {
                if (row.holder() != null) {
                    counts.merge(row.holder(), 1L, Long::sum);
                }
            });
            return counts.entrySet().stream()
                    .map(entry -> new Person(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** A reviewer and how many of the shown cases they hold. */
    record Person(String name, long cases) {}

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
            boolean mine,
            String priority,
            @Nullable String state) {}

    /** A page of the open cases, whoever holds them. */
    Board read(QueueQuery query, String reviewer, Locale locale) {
        var listed = lists.list(query.listing(), query.after(), MAX_ROWS);
        return board(listed, reviewer, time(locale));
    }

    /** What is claimed, then all other open cases: held, assigned and escalated ones too. */
    Board readTeam(String lead, Locale locale) {
        var pages = Stream.of(Waiting.CLAIMED, Waiting.OPEN)
                .map(state -> queue.page(new Filter(state, null), null, MAX_ROWS))
                .toList();
        var mark = pages.getLast().next() == null ? null : new Mark("0", 0);
        return board(new Listed(distinct(pages), mark), lead, time(locale));
    }

    private ConsoleTime time(Locale locale) {
        return new ConsoleTime(messages, locale, clock.instant());
    }

    private Board board(Listed listed, String reader, ConsoleTime time) {
        var counts = statistics.get();
        var oldest = counts.oldest();
        var next = listed.next();
        return new Board(
                counts.depth(),
                counts.overdue(),
                oldest == null ? "–" : time.age(oldest),
                listed.cases().stream()
                        .flatMap(known -> row(known, time, reader))
                        .toList(),
                next == null ? null : next.text());
    }

    /** Each case once, where it is first: a claimed one is open too. */
    private static List<Case> distinct(List<Page> pages) {
        var cases = new LinkedHashMap<SignatureId, Case>();
        pages.stream()
                .flatMap(page -> page.cases().stream())
                .forEach(known -> cases.putIfAbsent(known.signature(), known));
        return List.copyOf(cases.values());
    }

    /** The row of a case with an open revision. */
    Stream<Row> row(Case known, ConsoleTime time, String reader) {
        var open = known.open();
        return open == null ? Stream.of() : Stream.of(row(known, open.getKey(), open.getValue(), time, reader));
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
                isHeld && lease != null && lease.reviewer().equals(reviewer),
                open.handling().priority().code(),
                state(open, time));
    }

    /** What was arranged for the case, or null. */
    private @Nullable String state(Open open, ConsoleTime time) {
        var locale = time.locale();
        var question = open.clock().openQuestion();
        if (question != null) {
            return messages.text(locale, "state.asked", time.at(question.until()));
        }
        var handling = open.handling();
        var hold = handling.hold();
        var assignment = handling.assignment();
        if (hold != null && hold.until().isAfter(time.now())) {
            return messages.text(locale, "state.held", hold.reviewer(), time.at(hold.until()));
        }
        if (assignment != null && assignment.until().isAfter(time.now())) {
            return messages.text(locale, "state.assigned", assignment.reviewer());
        }
        return handling.escalation() == null ? null : messages.text(locale, "state.escalated");
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
