package io.countersign.review.web.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.QueryFields;
import io.countersign.review.domain.cases.CaseStatus;
import io.countersign.review.domain.report.CaseSearch;
import io.countersign.review.domain.report.SearchPosition;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.web.queue.QueueCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a search. */
final class SearchQuery {

    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_ACCOUNT_LENGTH = 64;
    private static final int MAX_REFERENCE_LENGTH = 128;

    private static final LocalizedText MALFORMED = LocalizedText.of("review.search-query.malformed");
    private static final LocalizedText SEND_ID = LocalizedText.of("review.search-query.send-id");
    private static final LocalizedText SEND_ACCOUNT = LocalizedText.of("review.search-query.send-account");
    private static final LocalizedText SEND_TIME = LocalizedText.of("review.search-query.send-time");
    private static final LocalizedText TOO_LONG = LocalizedText.of("review.search-query.too-long");
    private static final LocalizedText SHORTEN = LocalizedText.of("review.search-query.shorten");

    private SearchQuery() {}

    static CaseSearch read(QueryFields query) {
        return new CaseSearch(
                parsed(query, "id", SignatureId::of, SEND_ID),
                bounded(query, "name", MAX_NAME_LENGTH),
                account(query),
                bounded(query, "reference", MAX_REFERENCE_LENGTH),
                bounded(query, "reviewer", Handling.MAX_REVIEWER_LENGTH),
                query.constant("reason", ReasonCode.values(), ReasonCode::name),
                query.constant("status", CaseStatus.values(), CaseStatus::code),
                time(query, "from"),
                time(query, "until"));
    }

    private static @Nullable AccountId account(QueryFields query) {
        var text = bounded(query, "account", MAX_ACCOUNT_LENGTH);
        return text == null ? null : parsed(query, "account", AccountId::new, SEND_ACCOUNT);
    }

    static @Nullable Instant time(QueryFields query, String name) {
        return parsed(query, name, Instant::parse, SEND_TIME);
    }

    private static <T> @Nullable T parsed(
            QueryFields query, String name, Function<String, T> parser, LocalizedText fix) {
        var text = query.text(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            query.fault(name, MALFORMED, fix);
            return null;
        }
    }

    private static @Nullable String bounded(QueryFields query, String name, int most) {
        var text = query.text(name);
        if (text != null && (text.isBlank() || text.length() > most)) {
            query.fault(name, text.isBlank() ? MALFORMED : TOO_LONG, SHORTEN.with(most));
            return null;
        }
        return text;
    }

    static String cursor(SearchPosition position) {
        var text = position.changedAt() + " " + position.signature().text();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** @throws io.countersign.platform.web.problem.ProblemException 422 */
    static @Nullable SearchPosition position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", -1);
            if (parts.length == 2) {
                return new SearchPosition(Instant.parse(parts[0]), SignatureId.of(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            // refused below
        }
        throw QueueCursor.invalid();
    }
}
