package io.countersign.intake.web;

import io.countersign.contracts.Region;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.view.SignatureStatus;
import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The problems that a client receives when a command is not accepted. */
public final class CommandProblems {

    private static final LocalizedText NO_SIGNATURE = LocalizedText.of("intake.command-problems.no-signature");
    private static final LocalizedText NO_REVISION = LocalizedText.of("intake.command-problems.no-revision");
    private static final LocalizedText NO_EXPLANATION = LocalizedText.of("intake.command-problems.no-explanation");
    private static final LocalizedText NO_QUESTION = LocalizedText.of("intake.command-problems.no-question");
    private static final LocalizedText STATE = LocalizedText.of("intake.command-problems.state");
    private static final LocalizedText NOT_OPEN = LocalizedText.of("intake.command-problems.not-open");
    private static final LocalizedText WITHDRAWING = LocalizedText.of("intake.command-problems.withdrawing");
    private static final LocalizedText REUSED = LocalizedText.of("intake.command-problems.reused");
    private static final LocalizedText MAYBE_LATER = LocalizedText.of("intake.command-problems.maybe-later");
    private static final LocalizedText MAYBE_DONE = LocalizedText.of("intake.command-problems.maybe-done");
    private static final LocalizedText OPEN_REVISIONS = LocalizedText.of("intake.command-problems.open-revisions");
    private static final LocalizedText BACKLOG = LocalizedText.of("intake.command-problems.backlog");
    private static final LocalizedText OPEN_APPEALS = LocalizedText.of("intake.command-problems.open-appeals");
    private static final LocalizedText REVISIONS = LocalizedText.of("intake.command-problems.revisions");
    private static final LocalizedText UNSTATED = LocalizedText.of("intake.command-problems.unstated");
    private static final LocalizedText NO_UNSTATED = LocalizedText.of("intake.command-problems.no-unstated");
    private static final LocalizedText FEWER_UNSTATED = LocalizedText.of("intake.command-problems.fewer-unstated");
    private static final LocalizedText REGION = LocalizedText.of("intake.command-problems.region");
    private static final LocalizedText KEEP_REGION = LocalizedText.of("intake.command-problems.keep-region");

    private CommandProblems() {}

    public static ProblemException of(CommandResult answer) {
        return switch (answer) {
            case CommandResult.Accepted _ -> throw new IllegalStateException("is no refusal");
            case CommandResult.NotFound _ -> new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_SIGNATURE);
            case CommandResult.Conflict conflict -> conflict(conflict.standing());
            case CommandResult.QuestionNotOpen _ ->
                new ProblemException(HttpStatus.CONFLICT, "QUESTION_NOT_OPEN", NOT_OPEN);
            case CommandResult.RegionFixed fixed -> ProblemException.invalid(List.of(region(fixed.region())));
            case CommandResult.StatedBefore before -> ProblemException.invalid(List.of(unstated(before.allowed())));
            case CommandResult.PreconditionFailed failed ->
                ProblemException.of(HttpStatus.PRECONDITION_FAILED)
                        .withHeader("ETag", failed.current().toString());
            case CommandResult.KeyReused _ ->
                new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED", REUSED);
            case CommandResult.TooMany many -> tooMany(many);
            case CommandResult.Unavailable _ -> notConfirmed(MAYBE_LATER);
        };
    }

    /** Of a withdrawal or deletion, which is repeated without a key. */
    public static ProblemException ofRepeatable(CommandResult answer) {
        var problem = of(answer);
        return answer instanceof CommandResult.Unavailable ? problem.withDetail(MAYBE_DONE) : problem;
    }

    /** Of a command that is repeated without a key. */
    public static ProblemException notConfirmed() {
        return notConfirmed(MAYBE_DONE);
    }

    private static ProblemException notConfirmed(LocalizedText detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "NOT_CONFIRMED", detail)
                .withHeader("Retry-After", "2");
    }

    public static ProblemException notFound() {
        return of(new CommandResult.NotFound());
    }

    public static ProblemException noRevision() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_REVISION);
    }

    public static ProblemException noExplanation() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_EXPLANATION);
    }

    public static ProblemException noQuestion() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_QUESTION);
    }

    private static ProblemException conflict(SignatureStatus standing) {
        return standing.withdrawalRequested()
                ? new ProblemException(HttpStatus.CONFLICT, "WITHDRAWAL_REQUESTED", WITHDRAWING)
                : new ProblemException(
                        HttpStatus.CONFLICT,
                        "WRONG_STATUS",
                        STATE.with(standing.status().code()));
    }

    private static ProblemException tooMany(CommandResult.TooMany many) {
        return switch (many.bound()) {
            case BACKLOG -> wait("TOO_MANY_BACKLOG", BACKLOG, seconds(many.retryAfter()));
            case OPEN_REVISIONS -> wait("TOO_MANY_OPEN_REVISIONS", OPEN_REVISIONS.with(many.limit()), 60);
            case OPEN_APPEALS -> wait("TOO_MANY_OPEN_APPEALS", OPEN_APPEALS.with(many.limit()), 60);
            case REVISIONS ->
                new ProblemException(HttpStatus.CONFLICT, "TOO_MANY_REVISIONS", REVISIONS.with(many.limit()));
        };
    }

    private static int seconds(Duration wait) {
        return Math.max(1, (int) wait.plusMillis(999).toSeconds());
    }

    private static ProblemException wait(String code, LocalizedText detail, int seconds) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, code, detail)
                .withHeader("Retry-After", Integer.toString(seconds));
    }

    private static FieldFault unstated(List<String> allowed) {
        return new FieldFault(
                "NOT_ALLOWED",
                "/unstated",
                UNSTATED,
                allowed.isEmpty() ? NO_UNSTATED : FEWER_UNSTATED.with(String.join(", ", allowed)));
    }

    private static FieldFault region(Region region) {
        return new FieldFault("REGION_FIXED", "/region", REGION, KEEP_REGION.with(region.code()));
    }
}
