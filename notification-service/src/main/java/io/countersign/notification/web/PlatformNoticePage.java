package io.countersign.notification.web;

import io.countersign.notification.domain.notice.Notice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of a platform's feed. */
@Schema(name = "PlatformNotices")
record PlatformNoticePage(
        @Schema(description = "In the order of their numbers; a number that is not there yet ends the page.")
        List<Entry> entries,

        @Schema(description = "What to send as 'after' to read on.", example = "17")
        long next) {

    /** A notice with the platform's number for it; the notice has the account and the account's own sequence. */
    @Schema(name = "PlatformNotice")
    record Entry(
            @Schema(description = "The platform's number for the notice, from 1, without holes.", example = "17")
            long number,

            NoticeView notice) {

        static Entry of(Notice notice, NoticeView view) {
            return new Entry(notice.platformSequence(), view);
        }
    }
}
