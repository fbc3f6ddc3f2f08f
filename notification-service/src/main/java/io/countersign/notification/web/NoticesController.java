package io.countersign.notification.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.security.ActingAccount;
import io.countersign.platform.security.Caller;
import io.countersign.platform.security.RequiresScope;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import io.countersign.platform.web.QueryFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
@Tag(name = "Notices", description = "Notices of an account.")
class NoticesController {

    private static final String SCOPE = "notices:read";
    private static final int MAX_PAGE_SIZE = 1_000;
    private static final LocalizedText BAD_CURSOR = new LocalizedText(
            "The parameter after is a sequence: 0, or what an earlier answer gave as next.",
            "after 参数应为序号：0，或之前响应中的 next。");
    private static final LocalizedText CURSOR_FIX =
            new LocalizedText("Send 0, or `next` of an earlier answer.", "请使用 0 或之前响应中的 next。");

    private final NoticeStore notices;
    private final Access access;
    private final JsonCodec<CloudEvent<NoticeEvent>> codec;

    NoticesController(NoticeStore notices, Access access, JsonCodec<CloudEvent<NoticeEvent>> codec) {
        this.notices = notices;
        this.access = access;
        this.codec = codec;
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
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "The sequence after which to read on",
            example = "0",
            schema =
                    @Schema(
                            type = "integer",
                            format = "int64",
                            minimum = "0",
                            maximum = "9007199254740991",
                            defaultValue = "0"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "At most so many",
            example = "100",
            schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "1000", defaultValue = "100"))
    NoticePage list(
            Caller caller,
            @Parameter(
                            description = "Of a platform only: for which of its accounts",
                            schema = @Schema(type = "string", pattern = ActingAccount.ID_PATTERN))
                    @RequestHeader(name = ActingAccount.HEADER, required = false)
                    @Nullable
                    String account,
            ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        long from = sequence(query.text("after"));
        int most = query.number("limit", 1, MAX_PAGE_SIZE, 100);
        query.check();
        var found = notices.after(access.account(caller, account), from, most);
        var next = found.isEmpty() ? from : found.getLast().sequence();
        return new NoticePage(found.stream().map(this::view).toList(), next);
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
        return view(notice);
    }

    private NoticeView view(Notice notice) {
        return NoticeView.of(codec.read(notice.event().getBytes(UTF_8)));
    }

    private static long sequence(@Nullable String after) {
        try {
            long sequence = after == null ? 0 : Long.parseLong(after);
            if (sequence >= 0 && sequence <= SignatureId.MAX) {
                return sequence;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw QueryFields.invalid("after", BAD_CURSOR, CURSOR_FIX);
    }
}
