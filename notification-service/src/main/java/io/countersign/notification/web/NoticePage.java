package io.countersign.notification.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of an account's feed. */
@Schema(name = "Notices")
record NoticePage(
        @Schema(description = "In the order of their sequence; a number that is not there yet ends the page.")
        List<NoticeView> notices,

        @Schema(description = "What to send as 'after' to read on.", example = "0")
        long next) {}
