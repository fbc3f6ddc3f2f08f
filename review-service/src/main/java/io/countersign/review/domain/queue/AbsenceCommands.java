package io.countersign.review.domain.queue;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.CaseCommandResult.Handled;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.CaseWriter.Step;
import io.countersign.review.domain.reviewer.ReviewerRecord.Absence;
import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.revision.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Absences of reviewers: nothing is handed to the absent, and what was handed to them goes to all. */
public final class AbsenceCommands {

    public static final Duration MAX_ABSENCE = Duration.ofDays(366);

    private static final int BATCH = 100;

    private final ReviewerStore reviewers;
    private final QueueStore queue;
    private final CaseWriter writer;
    private final InstantSource clock;

    public AbsenceCommands(ReviewerStore reviewers, QueueStore queue, CaseWriter writer, InstantSource clock) {
        this.reviewers = reviewers;
        this.queue = queue;
        this.writer = writer;
        this.clock = clock;
    }

    /** Begins now, or changes the end; what is handed to the reviewer is offered to all. */
    public Absence begin(String reviewer, Instant until, @Nullable String note) {
        var latest = clock.instant().plus(MAX_ABSENCE);
        var end = (until.isAfter(latest) ? latest : until).truncatedTo(ChronoUnit.MILLIS);
        var absence = new Absence(end, note);
        write(reviewer, absence);
        queue.offered(reviewer, ClaimFilter.any(), clock.instant(), BATCH)
                .forEach(candidate -> offerToAll(candidate.signature(), reviewer));
        return absence;
    }

    public void end(String reviewer) {
        write(reviewer, null);
    }

    private void write(String reviewer, @Nullable Absence absence) {
        while (true) {
            var stored = reviewers.load(reviewer);
            if (reviewers.save(stored.absent(absence))) {
                return;
            }
        }
    }

    private void offerToAll(SignatureId signature, String reviewer) {
        writer.attempt(signature, known -> {
            var open = known.open();
            var assignment = open == null ? null : open.getValue().handling().assignment();
            if (open == null || assignment == null || !assignment.reviewer().equals(reviewer)) {
                return Step.refused(Conflict.NOTHING_WAITING);
            }
            var next = open.getValue().handled(open.getValue().handling().assigned(null));
            return Step.written(
                    new Handled(signature, open.getKey(), next.handling()), known.with(open.getKey(), next));
        });
    }
}
