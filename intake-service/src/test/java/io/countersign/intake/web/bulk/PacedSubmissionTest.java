package io.countersign.intake.web.bulk;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.CommandResult.Accepted;
import io.countersign.intake.domain.command.CommandResult.Bound;
import io.countersign.intake.domain.command.CommandResult.TooMany;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.memory.InMemoryIntake;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.platform.web.server.RequestTimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacedSubmissionTest {

    private static final RequestTimeLimit AMPLE = new RequestTimeLimit(TestTimeouts.LIMIT);

    private final TenantBacklog backlog = new TenantBacklog(3, () -> NOON);
    private final InMemoryIntake world = new InMemoryIntake(backlog);

    private static List<Submission> submissions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Submission(Fixtures.account(ACME), Fixtures.application("Acme " + i), null))
                .toList();
    }

    @Test
    void waitsForDecisionsAndKeepsTheOrder() {
        var paced = new PacedSubmission(world.intake, AMPLE, Duration.ofMinutes(1));

        List<CommandResult> results;
        try (var decisions = Executors.newSingleThreadScheduledExecutor()) {
            var _ = decisions.scheduleAtFixedRate(
                    () -> world.publisher
                            .entries()
                            .forEach(
                                    entry -> backlog.remove(entry.event().data().signature(), 1)),
                    1,
                    1,
                    TimeUnit.MILLISECONDS);
            results = paced.submit(submissions(20), AMPLE.start());
            decisions.shutdownNow();
        }

        assertThat(results).hasSize(20).allMatch(Accepted.class::isInstance);
        assertThat(world.publisher.entries())
                .extracting(entry -> entry.event().data().signature())
                .isSorted();
    }

    @Test
    void refusesWhatHasNoRoomInTime() {
        var results =
                new PacedSubmission(world.intake, AMPLE, Duration.ofMillis(200)).submit(submissions(5), AMPLE.start());

        assertThat(results.subList(0, 3)).allMatch(Accepted.class::isInstance);
        assertThat(results.subList(3, 5))
                .allMatch(result -> result instanceof TooMany many && many.bound() == Bound.BACKLOG);
    }
}
