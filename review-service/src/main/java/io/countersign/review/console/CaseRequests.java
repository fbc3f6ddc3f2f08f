package io.countersign.review.console;

import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import io.countersign.review.domain.cases.Handling;
import io.countersign.review.domain.cases.Verdict;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.queue.CaseCommands;
import io.countersign.review.domain.reviewer.LeaseHolder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the work page's script sends. */
final class CaseRequests {

    static final int MAX_REASONS = 20;
    static final int MAX_COMMENT_LENGTH = 500;
    private static final int MAX_TOKEN_LENGTH = 100;
    private static final int MAX_POINTER_LENGTH = 64;
    private static final Pattern POINTER = Pattern.compile("(/[A-Za-z0-9~._-]*)+");
    private static final LocalizedText A_POINTER = new LocalizedText("Choose a field of the list.", "请选择列表中的字段。");

    private CaseRequests() {}

    /** Names a lease. */
    record LeaseReference(int revision, String token) {

        LeaseHolder holder(String reviewer) {
            return new LeaseHolder(reviewer, token);
        }
    }

    static LeaseReference lease(JsonBody body) {
        var fields = body.fields();
        var lease = lease(fields);
        return fields.checked(() -> lease);
    }

    private static LeaseReference lease(JsonFields fields) {
        return new LeaseReference(
                fields.integer("revision", 1, Integer.MAX_VALUE).required().intValue(),
                fields.text("token").max(MAX_TOKEN_LENGTH).required());
    }

    /** @param time how long, at most a week */
    record HoldCommand(LeaseReference lease, String reason, Duration time) {}

    static HoldCommand hold(JsonBody body) {
        var fields = body.fields();
        var lease = lease(fields);
        var reason = fields.text("text").max(MAX_COMMENT_LENGTH).required();
        var minutes =
                fields.integer("minutes", 1, CaseCommands.MAX_HOLD.toMinutes()).required();
        return fields.checked(() -> new HoldCommand(lease, reason, Duration.ofMinutes(minutes)));
    }

    /** @param text whom to hand the case to, or why it is escalated */
    record ArrangementCommand(LeaseReference lease, String text) {}

    static ArrangementCommand arrangement(JsonBody body) {
        var fields = body.fields();
        var lease = lease(fields);
        var text = fields.text("text").max(Handling.MAX_REVIEWER_LENGTH).required();
        return fields.checked(() -> new ArrangementCommand(lease, text));
    }

    /** @param text what the applicant has to answer */
    record QuestionCommand(LeaseReference lease, String text) {}

    static QuestionCommand question(JsonBody body) {
        var fields = body.fields();
        var lease = lease(fields);
        var text = fields.text("text").multiline().max(Question.MAX_LENGTH).required();
        return fields.checked(() -> new QuestionCommand(lease, text));
    }

    /** A verdict and the lease under which it is given. */
    record VerdictCommand(LeaseReference lease, Verdict verdict) {}

    private enum Kind {
        APPROVE,
        REJECT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static VerdictCommand verdict(JsonBody body) {
        var fields = body.fields();
        var lease = lease(fields);
        var kind = fields.enumValue("verdict", Kind.class, Kind::code).required();
        var reasons = fields.list("reasons", MAX_REASONS).stream()
                .map(CaseRequests::reason)
                .toList();
        var note = fields.text("note").multiline().max(MAX_COMMENT_LENGTH).optional();
        if (kind == Kind.REJECT && reasons.isEmpty()) {
            fields.fault(
                    "REASON_REQUIRED",
                    "reasons",
                    new LocalizedText("A rejection needs at least one reason.", "驳回时至少需要一个原因。"),
                    new LocalizedText("Choose a reason.", "请选择原因。"));
        }
        return fields.checked(() -> new VerdictCommand(lease, verdict(kind, reasons, note)));
    }

    private static Verdict verdict(Kind kind, List<Reason> reasons, @Nullable String note) {
        return kind == Kind.REJECT ? new Verdict.Reject(reasons, note) : new Verdict.Approve(note);
    }

    private static Reason reason(JsonFields fields) {
        var code = fields.enumValue("code", ReasonCode.class, ReasonCode::name).required();
        var pointer = fields.text("pointer")
                .max(MAX_POINTER_LENGTH)
                .matching(POINTER, A_POINTER)
                .optional();
        var comment = fields.text("comment").multiline().max(MAX_COMMENT_LENGTH).optional();
        if (fields.faults().isEmpty()
                && (!code.offeredToReviewers() || (code == ReasonCode.OTHER && comment == null))) {
            fields.fault(
                    "COMMENT_REQUIRED",
                    "comment",
                    new LocalizedText("This reason needs a text to the applicant.", "该原因须附给申请人的说明。"),
                    new LocalizedText("Write what is wrong and what to do about it.", "请写明问题及处理办法。"));
        }
        return new Reason(code, pointer, Map.of(), List.of(), comment);
    }
}
