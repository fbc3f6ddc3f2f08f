package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.CommandResult.Bound;
import io.countersign.intake.domain.command.CommandResult.TooMany;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Only a limit that an outcome relieves advises to try again. */
class LimitProblemsTest {

    @Test
    void aRevisionBeyondTheLimitIsAConflictInBothLanguages() {
        var problem = CommandProblems.of(new TooMany(Bound.REVISIONS, 14));

        assertThat(problem.status()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(problem.code()).isEqualTo("TOO_MANY_REVISIONS");
        assertThat(problem.headers()).doesNotContainKey("Retry-After");
        assertThat(problem.detail().in(Locale.ENGLISH)).contains("limit of revisions (14)", "Delete it");
        assertThat(problem.detail().in(Locale.CHINESE)).contains("14 个修订", "删除");
    }

    @Test
    void anUnconfirmedDeletionAdvisesARepeatWithoutAKey() {
        var submission = CommandProblems.of(new CommandResult.Unavailable());
        var deletion = CommandProblems.ofRepeatable(new CommandResult.Unavailable());

        assertThat(submission.detail().in(Locale.ENGLISH)).contains("Idempotency-Key");
        assertThat(deletion.detail().in(Locale.ENGLISH))
                .contains("a repeat counts once")
                .doesNotContain("Idempotency-Key");
        assertThat(deletion.headers()).containsKey("Retry-After");
    }

    @Test
    void aFullBacklogStatesHowLongToWaitInWholeSeconds() {
        var problem = CommandProblems.of(new TooMany(Bound.BACKLOG, 0, Duration.ofMillis(6_100)));

        assertThat(problem.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(problem.code()).isEqualTo("TOO_MANY_BACKLOG");
        assertThat(problem.headers()).containsEntry("Retry-After", "7");
    }

    @Test
    void tooManyThatWaitMayTryAgain() {
        var problem = CommandProblems.of(new TooMany(Bound.OPEN_REVISIONS, 10));

        assertThat(problem.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(problem.code()).isEqualTo("TOO_MANY_OPEN_REVISIONS");
        assertThat(problem.headers()).containsKey("Retry-After");
        assertThat(problem.detail().in(Locale.ENGLISH)).contains("10 revisions");
    }
}
