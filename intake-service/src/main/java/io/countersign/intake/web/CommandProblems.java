package io.countersign.intake.web;

import io.countersign.contracts.Region;
import io.countersign.intake.domain.submission.CommandResult;
import io.countersign.intake.domain.view.SignatureStatus;
import io.countersign.platform.web.FieldFault;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The problems that a client receives when a command is not accepted. */
final class CommandProblems {

    private static final LocalizedText NO_SIGNATURE =
            new LocalizedText("There is no such signature of this account.", "该账号下没有这个签名。");
    private static final LocalizedText NO_REVISION =
            new LocalizedText("The signature has no such revision.", "该签名没有这个修订。");
    private static final LocalizedText NO_EXPLANATION = new LocalizedText(
            "No rule has evaluated this revision: it is too early, or it ended before.", "该修订尚未经过规则检查，或在检查之前已结束。");
    private static final LocalizedText NO_QUESTION =
            new LocalizedText("There is no question with this number.", "没有该编号的问题。");
    private static final LocalizedText STATE =
            new LocalizedText("The signature is %s; this is not possible now.", "签名当前状态为 %s，不能执行此操作。");
    private static final LocalizedText NOT_OPEN = new LocalizedText(
            "There is no open question with this number: it was not asked, is answered or closed, or the application is"
                    + " decided.",
            "没有该编号的待回答问题：该问题未提出、已回答或已关闭，或申请已有结果。");
    private static final LocalizedText WITHDRAWING = new LocalizedText(
            "A withdrawal was requested and is not settled yet; wait for its outcome.", "已请求撤回且尚未处理完毕，请等待结果。");
    private static final LocalizedText REUSED = new LocalizedText(
            "This idempotency key belongs to another request. Use a new key for a new request.",
            "该幂等键已用于另一请求，新请求请使用新的幂等键。");
    private static final LocalizedText MAYBE_LATER = new LocalizedText(
            "The application was not confirmed in time and may appear later. Try again with the same"
                    + " Idempotency-Key: it then counts once.",
            "申请未能及时确认，稍后仍可能出现。请使用相同的 Idempotency-Key 重试，不会重复计数。");
    private static final LocalizedText MAYBE_DONE = new LocalizedText(
            "The request was not confirmed in time and may take effect later. Send it again: a repeat counts once.",
            "请求未能及时确认，稍后仍可能生效。请重试，重复请求只计一次。");
    private static final LocalizedText OPEN_REVISIONS = new LocalizedText(
            "More than %d revisions of this signature wait for their outcome; wait for some.",
            "该签名待处理的修订超过 %d 个，请等待部分完成。");
    private static final LocalizedText BACKLOG = new LocalizedText(
            "Too many applications of this account or its platform are being decided automatically; send fewer in a"
                    + " second.",
            "该账号或其所属平台有过多申请正在自动处理，请降低提交频率。");
    private static final LocalizedText OPEN_APPEALS = new LocalizedText(
            "This account has reached the limit of open appeals (%d); wait for an outcome.", "该账号已有 %d 个申诉待处理，请等待结果。");
    private static final LocalizedText REVISIONS = new LocalizedText(
            "This signature has reached the limit of revisions (%d). Delete it and apply for a new one.",
            "该签名已有 %d 个修订，达到上限。请删除后重新申请。");
    private static final LocalizedText UNSTATED =
            new LocalizedText("The current revision states these fields.", "当前修订已填写这些字段。");
    private static final LocalizedText NO_UNSTATED = new LocalizedText("Leave it out.", "请删除该字段。");
    private static final LocalizedText FEWER_UNSTATED = new LocalizedText("Send only: %s", "仅可填写：%s");
    private static final LocalizedText REGION =
            new LocalizedText("The region of a signature can't be changed.", "签名的地区不可更改。");
    private static final LocalizedText KEEP_REGION =
            new LocalizedText("Send %s, or apply for a new signature.", "请填写 %s，或申请新的签名。");

    private CommandProblems() {}

    static ProblemException of(CommandResult answer) {
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
    static ProblemException ofRepeatable(CommandResult answer) {
        var problem = of(answer);
        return answer instanceof CommandResult.Unavailable ? problem.withDetail(MAYBE_DONE) : problem;
    }

    /** Of a command that is repeated without a key. */
    static ProblemException notConfirmed() {
        return notConfirmed(MAYBE_DONE);
    }

    private static ProblemException notConfirmed(LocalizedText detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "NOT_CONFIRMED", detail)
                .withHeader("Retry-After", "2");
    }

    static ProblemException notFound() {
        return of(new CommandResult.NotFound());
    }

    static ProblemException noRevision() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_REVISION);
    }

    static ProblemException noExplanation() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_EXPLANATION);
    }

    static ProblemException noQuestion() {
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
