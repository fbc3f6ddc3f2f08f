package io.countersign.intake.web.view;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.view.Status;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.validation.QueryFields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The filters and the size of a page, as the query has them; all faults at once. */
final class ListQuery {

    static final int PAGE = 50;
    static final int MAX_PAGE_SIZE = 200;
    private static final int MAX_TEXT_LENGTH = 200;

    private static final LocalizedText NO_INSTANT = LocalizedText.of("intake.list-query.no-instant");
    private static final LocalizedText AN_INSTANT = LocalizedText.of("intake.list-query.an-instant");
    private static final LocalizedText BAD_TEXT = LocalizedText.of("intake.list-query.bad-text");
    private static final LocalizedText A_TEXT = LocalizedText.of("intake.list-query.a-text");

    private final QueryFields query;

    private ListQuery(QueryFields query) {
        this.query = query;
    }

    /** A page that is asked for. */
    record Asked(ListFilter filter, int limit, @Nullable String cursor) {}

    /** @throws ProblemException 422 */
    static Asked read(MultiValueMap<String, String> query) {
        return new ListQuery(new QueryFields(query)).read();
    }

    private Asked read() {
        var name = text("name");
        var filter = new ListFilter(
                query.constants("status", Status.values(), Status::code),
                query.constant("region", Region.values(), Region::code),
                name == null ? null : NameKey.of(name),
                text("reference"),
                instant("submittedAfter"),
                instant("submittedBefore"));
        var asked = new Asked(filter, query.number("limit", 1, MAX_PAGE_SIZE, PAGE), query.text("cursor"));
        query.check();
        return asked;
    }

    private @Nullable Instant instant(String name) {
        var value = query.text(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException _) {
            query.fault(name, NO_INSTANT, AN_INSTANT);
            return null;
        }
    }

    private @Nullable String text(String name) {
        var value = query.text(name);
        if (query.has(name) && (value == null || value.isBlank() || value.length() > MAX_TEXT_LENGTH)) {
            query.fault(name, BAD_TEXT, A_TEXT);
        }
        return value;
    }
}
