package io.countersign.review.web;

import io.countersign.platform.web.FieldFault;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import io.countersign.review.domain.cases.Conflict;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What a reviewer reads where a command can't be carried out. */
final class ConflictProblems {

    private static final LocalizedText CLAIM_HELD =
            new LocalizedText("You hold case %s until %s.", "您已领取案件 %s，有效期至 %s。");
    private static final LocalizedText DECIDE_IT =
            new LocalizedText("Decide or release it, or wait for that time.", "请审核或释放该案件，或等待其到期。");

    private static final LocalizedText NAME_A_REVIEWER = new LocalizedText(
            "Name a reviewer who has claimed a case before or is configured.", "请填写曾领取过案件或已在配置中列出的审核员。");

    private ConflictProblems() {}

    static ProblemException problem(Conflict conflict) {
        var status = switch (conflict) {
            case UNKNOWN_CASE -> HttpStatus.NOT_FOUND;
            case NOT_HOLDER -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.CONFLICT;
        };
        return conflict == Conflict.UNKNOWN_REVIEWER
                ? ProblemException.invalid(
                        List.of(new FieldFault(conflict.name(), "/to", text(conflict), NAME_A_REVIEWER)))
                : new ProblemException(status, conflict.name(), text(conflict));
    }

    /** With what the reviewer holds. */
    static ProblemException limit(List<Slot> held) {
        var faults = held.stream()
                .map(slot -> new FieldFault(
                        "CLAIM_HELD",
                        "/cases/" + slot.signature(),
                        CLAIM_HELD.with(slot.signature(), slot.until()),
                        DECIDE_IT))
                .toList();
        return new ProblemException(
                HttpStatus.CONFLICT, Conflict.CLAIM_LIMIT.name(), text(Conflict.CLAIM_LIMIT), faults);
    }

    private static LocalizedText text(Conflict conflict) {
        return switch (conflict) {
            case UNKNOWN_CASE -> new LocalizedText("There is no such case.", "没有这个案件。");
            case UNKNOWN_REVISION -> new LocalizedText("The case has no such revision.", "该案件没有这个版本。");
            case NOTHING_WAITING ->
                new LocalizedText("No revision of this case waits for a reviewer.", "该案件没有等待审核的版本。");
            case HELD -> new LocalizedText("The case is on hold.", "该案件已被搁置。");
            case ASSIGNED ->
                new LocalizedText("The case is handed over to another reviewer for now.", "该案件目前已转交给其他审核员。");
            case ESCALATED -> new LocalizedText("The case needs a senior reviewer.", "该案件须由高级审核员处理。");
            case OWN_VERDICT ->
                new LocalizedText(
                        "You gave a verdict on this revision; another reviewer has to.", "您已审核过该版本，须由其他审核员复核。");
            case ABSENT -> new LocalizedText("The reviewer is absent.", "该审核员当前不在岗。");
            case UNKNOWN_REVIEWER -> new LocalizedText("No reviewer of this name is known.", "没有此名称的审核员。");
            case CLAIM_LIMIT ->
                new LocalizedText("You hold as many cases as allowed; errors lists them.", "您领取的案件数已达上限，详见 errors。");
            case CLAIMED -> new LocalizedText("Another claim holds this case.", "该案件已被领取。");
            case QUESTION_OPEN ->
                new LocalizedText("The case waits for an answer of its applicant.", "该案件正在等待申请人回答问题。");
            case TOO_MANY_QUESTIONS ->
                new LocalizedText(
                        "The applicant was asked as often as a revision allows: decide with what is known.",
                        "对该版本的提问次数已达上限，请根据现有信息作出决定。");
            case LEASE_LOST ->
                new LocalizedText(
                        "The claim has expired, was released, or another one has replaced it: claim the case again.",
                        "领取已过期、已释放或已被他人取代，请重新领取。");
            case NOT_HOLDER -> new LocalizedText("The claim with this token is another reviewer's.", "该领取凭证属于其他审核员。");
            case SUPERSEDED ->
                new LocalizedText("The applicant has sent a newer revision: look at that one.", "申请人已提交新版本，请查看新版本。");
            case WITHDRAWN -> new LocalizedText("The applicant has withdrawn the application.", "申请人已撤回申请。");
            case DISCARDED ->
                new LocalizedText("The revision was discarded; there is nothing to decide.", "该版本已作废，无需审核。");
            case DECIDED -> new LocalizedText("The revision has been decided already.", "该版本已有审核结果。");
            case NOT_APPROVED -> new LocalizedText("No revision of this signature is approved.", "该签名没有已通过的版本。");
            case RETIRED ->
                new LocalizedText("The signature is deleted, or was revoked for other reasons.", "该签名已删除，或已因其他原因被撤销。");
        };
    }
}
