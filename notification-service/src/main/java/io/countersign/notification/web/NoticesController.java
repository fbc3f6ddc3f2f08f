package io.countersign.notification.web;

import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.ActingAccount;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** An account's notices, in the order of their sequence. */
@RestController
@RequestMapping(path = "/v1/notices", produces = "application/json")
@Tag(name = "Notices", description = "Notices of an account, or of all accounts of a platform.")
class NoticesController {

    private static final String SCOPE = "notices:read";

    private final NoticeStore notices;
    private final Access access;
    private final NoticeReader reader;

    NoticesController(NoticeStore notices, Access access, NoticeReader reader) {
        this.notices = notices;
        this.access = access;
        this.reader = reader;
    }

    @RequiresScope(SCOPE)
    @GetMapping
    @Operation(
            operationId = "listNotices",
            summary = "Read an account's notices",
            description = "Notices after a sequence, in order and without holes. Keep 'next' and ask again with it as"
                    + " 'after': nothing is missed and nothing comes twice. curl -H \"Authorization: Bearer $TOKEN\""
                    + " 'http://localhost:8083/v1/notices?after=0&limit=100'")
    @ApiResponse(responseCode = "200", description = "The notices, perhaps none")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    @NoticeCursorParameters
    NoticePage list(
            Caller caller,
            @Parameter(
                            description = "Of a platform only: for which of its accounts",
                            schema = @Schema(type = "string", pattern = ActingAccount.ID_PATTERN))
                    @RequestHeader(name = ActingAccount.HEADER, required = false)
                    @Nullable
                    String account,
            ServerWebExchange exchange) {
        var cursor = NoticeCursor.in(exchange.getRequest().getQueryParams());
        var found = notices.after(access.account(caller, account), cursor.after(), cursor.limit());
        var next = found.isEmpty() ? cursor.after() : found.getLast().sequence();
        return new NoticePage(found.stream().map(reader::view).toList(), next);
    }

    @RequiresScope(SCOPE)
    @GetMapping("/{id}")
    @Operation(operationId = "getNotice", summary = "Read one notice")
    @ApiResponse(responseCode = "200", description = "The notice")
    NoticeView get(
            Caller caller,
            @Parameter(
                            description = "Of a platform only: for which of its accounts",
                            schema = @Schema(type = "string", pattern = ActingAccount.ID_PATTERN))
                    @RequestHeader(name = ActingAccount.HEADER, required = false)
                    @Nullable
                    String account,
            @Parameter(example = "notice:1:1") @PathVariable("id") String id) {
        var owner = access.account(caller, account);
        var key = new NoticeId(id);
        var notice = notices.find(List.of(key)).get(key);
        if (notice == null || !notice.account().equals(owner)) {
            throw ProblemException.of(HttpStatus.NOT_FOUND);
        }
        return reader.view(notice);
    }
}
