package io.countersign.intake.web.bulk;

import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.CommandResult.Bound;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.platform.web.server.RequestTimeLimit;
import io.countersign.platform.web.server.RequestTimeLimit.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Submits the applications of a stream in their order, and waits while the tenant's backlog is full: a stream is slowed down
 * where a single request is refused. What still has no room after the time-out keeps its refusal.
 */
final class PacedSubmission {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final ApplicationCommands commands;
    private final RequestTimeLimit timeLimit;
    private final Duration timeout;

    /**
     * @param timeLimit of the store and the broker, for each attempt
     * @param timeout without any progress
     */
    PacedSubmission(ApplicationCommands commands, RequestTimeLimit timeLimit, Duration timeout) {
        this.commands = commands;
        this.timeLimit = timeLimit;
        this.timeout = timeout;
    }

    /** @param deadline of the first attempt */
    List<CommandResult> submit(List<Submission> submissions, Deadline deadline) {
        var results = new ArrayList<>(submit(deadline, submissions));
        long progressAt = System.nanoTime();
        for (int from = firstRefused(results, 0); from < results.size(); ) {
            if (System.nanoTime() - progressAt > timeout.toNanos() || !waited()) {
                return results;
            }
            var rest = submit(timeLimit.start(), submissions.subList(from, submissions.size()));
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

    private List<CommandResult> submit(Deadline deadline, List<Submission> submissions) {
        return deadline.within(
                () -> commands.submit(submissions),
                () -> Collections.nCopies(submissions.size(), new CommandResult.Unavailable()));
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
