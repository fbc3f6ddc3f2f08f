package io.countersign.notification.domain.feed;

import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.NoticeEvent.Asked;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.Text;
import java.time.Instant;

/** Turns an event on the way to the outcome into what the applicant reads, in both languages. */
final class ProgressNotices {

    private static final Text QUESTION_EN = new Text(
            "A reviewer needs more information before this application can be decided.",
            "Answer the question before its time ends. The review continues then, also without an answer.");
    private static final Text QUESTION_ZH = new Text("审核人员需要更多信息才能作出决定。", "请在截止时间前回答问题。到期后，即使没有回答，审核也会继续。");
    private static final Text DELAY_EN = new Text(
            "The decision about this application may be later than promised.",
            "Nothing needs to be done. A notice follows as soon as the application is decided.");
    private static final Text DELAY_ZH = new Text("该申请的审核结果可能晚于承诺的时间。", "无需任何操作，审核完成后会立即通知。");

    private ProgressNotices() {}

    static QuestionNoticeIssued of(InformationRequested asked, long number, Instant at) {
        return new QuestionNoticeIssued(
                asked.signature(),
                asked.revision(),
                number,
                asked.summary(),
                new Asked(asked.question(), asked.text(), asked.until()),
                QUESTION_EN,
                QUESTION_ZH,
                asked.submittedAt(),
                at);
    }

    static DelayNoticeIssued of(DecisionAtRisk risk, long number, Instant at) {
        return new DelayNoticeIssued(
                risk.signature(),
                risk.revision(),
                number,
                risk.summary(),
                risk.due(),
                DELAY_EN,
                DELAY_ZH,
                risk.submittedAt(),
                at);
    }
}
