package io.countersign.notification.domain.notice;

import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import java.util.Locale;

/** What a notice reports: an outcome, a retirement, or an event on the way to the outcome. */
public enum NoticeKind {
    APPROVED,
    REJECTED,
    REFUSED,
    WITHDRAWN,
    DISCARDED,
    RETIRED,
    QUESTION,
    DECISION_AT_RISK;

    public static NoticeKind of(NoticeEvent notice) {
        return switch (notice) {
            case NoticeIssued issued ->
                switch (issued.outcome()) {
                    case APPROVED -> APPROVED;
                    case REJECTED -> REJECTED;
                    case REFUSED -> REFUSED;
                    case WITHDRAWN -> WITHDRAWN;
                    case DISCARDED -> DISCARDED;
                    case RETIRED -> RETIRED;
                };
            case QuestionNoticeIssued _ -> QUESTION;
            case DelayNoticeIssued _ -> DECISION_AT_RISK;
        };
    }

    /** The name in the store, in the API and in metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the text is not the code of a kind */
    public static NoticeKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
