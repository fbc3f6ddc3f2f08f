package io.countersign.review.web.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.validation.QueryFields;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.QueuePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place in the queue as text, good for the filters that it was given under. */
public final class QueueCursor {

    private static final LocalizedText BAD = LocalizedText.of("review.queue-cursor.bad");

    static final LocalizedText FIX = LocalizedText.of("review.queue-cursor.fix");

    private QueueCursor() {}

    /** The answer to a cursor that cannot be read or belongs to other filters. */
    public static ProblemException invalid() {
        return QueryFields.invalid("cursor", BAD, FIX);
    }

    static String of(Filter filter, QueuePosition place) {
        var text = String.join(
                " ",
                scope(filter),
                place.priority().code(),
                place.due().toString(),
                place.submitted().toString(),
                place.signature().text());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** @throws io.countersign.platform.web.problem.ProblemException 422 */
    static @Nullable QueuePosition read(@Nullable String cursor, Filter filter) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", -1);
            if (parts.length == 5 && parts[0].equals(scope(filter))) {
                return new QueuePosition(
                        Priority.of(parts[1]),
                        Instant.parse(parts[2]),
                        Instant.parse(parts[3]),
                        SignatureId.of(parts[4]));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            // refused below
        }
        throw invalid();
    }

    private static String scope(Filter filter) {
        return filter.state() + "/" + filter.region();
    }
}
