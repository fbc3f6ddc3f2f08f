package io.countersign.notification.web;

import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The notices of all accounts of a platform, in the order of the platform's numbers. */
@RestController
@RequestMapping(path = "/v1/notices/platform", produces = "application/json")
@Tag(name = "Notices", description = "Notices of an account, or of all accounts of a platform.")
class PlatformNoticesController {

    private final NoticeStore notices;
    private final NoticeReader reader;

    PlatformNoticesController(NoticeStore notices, NoticeReader reader) {
        this.notices = notices;
        this.reader = reader;
    }

    @RequiresScope("notices:read platform")
    @GetMapping
    @Operation(
            operationId = "listPlatformNotices",
            summary = "Read the notices of all accounts of the platform",
            description =
                    "One feed for the notices of all applications that the platform submitted, in order and without"
                            + " holes. Each entry has the platform's number, and in its notice the account and the account's own"
                            + " sequence; the entries of one account are in the order of that sequence. Keep 'next' and ask again"
                            + " with it as 'after': nothing is missed and nothing comes twice. When an account moves to another"
                            + " platform, its entries stay, those of applications that were submitted before the move follow,"
                            + " and those of later applications are in the other platform's feed. curl -H \"Authorization: Bearer"
                            + " $TOKEN\" 'http://localhost:8083/v1/notices/platform?after=0&limit=100'")
    @ApiResponse(responseCode = "200", description = "The entries, perhaps none")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    @NoticeCursorParameters
    PlatformNoticePage list(Caller caller, ServerWebExchange exchange) {
        var cursor = NoticeCursor.in(exchange.getRequest().getQueryParams());
        var platform = Objects.requireNonNull(caller.platform(), "the scope is of platforms only");
        var found = notices.afterOfPlatform(platform, cursor.after(), cursor.limit());
        var next = found.isEmpty() ? cursor.after() : found.getLast().platformSequence();
        return new PlatformNoticePage(
                found.stream()
                        .map(notice -> PlatformNoticePage.Entry.of(notice, reader.view(notice)))
                        .toList(),
                next);
    }
}
