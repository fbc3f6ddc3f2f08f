package io.countersign.intake.web;

import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.domain.submission.CommandResult;
import io.countersign.intake.domain.submission.CommandResult.Bound;
import io.countersign.intake.domain.submission.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Submits the applications of a stream in their order, and waits while the tenant's backlog is full: a stream is slowed down
 * where a single request is refused. What still has no room after the time-out keeps its refusal.
 */
final class PacedSubmission {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final ApplicationCommands commands;
    private final Duration timeout;

    /** @param timeout without any progress */
    PacedSubmission(ApplicationCommands commands, Duration timeout) {
        this.commands = commands;
        this.timeout = timeout;
    }

    List<CommandResult> submit(List<Submission> submissions) {
        var results = new ArrayList<>(commands.submit(submissions));
        long progressAt = System.nanoTime();
        for (int from = firstRefused(results, 0); from < results.size(); ) {
            if (System.nanoTime() - progressAt > timeout.toNanos() || !waited()) {
                return results;
            }
            var rest = commands.submit(submissions.subList(from, submissions.size()));
            for (int i = 0; i < rest.size(); i++) {
                results.set(from + i, rest.get(i));
            }
            int next = firstRefused(results, from);
            if (next > from) {
                progressAt = System.nanoTime();
            }
            from = next;
        }
        return results;
    }

    /** The lines of a stream are one tenant's: behind the first refusal for its backlog there are only such. */
    private static int firstRefused(List<CommandResult> results, int from) {
        int at = from;
        while (at < results.size()
                && !(results.get(at) instanceof CommandResult.TooMany many && many.bound() == Bound.BACKLOG)) {
            at++;
        }
        return at;
    }

    private static boolean waited() {
        try {
            Thread.sleep(POLL_INTERVAL);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
