package io.countersign.intake.web.bulk;

import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** The last answer of a bulk stream that ends before its client ends it. */
final class StreamEnd {

    private static final LocalizedText IDLE = LocalizedText.of("intake.stream-end.idle");
    private static final LocalizedText LINES = LocalizedText.of("intake.stream-end.lines");
    private static final LocalizedText DURATION = LocalizedText.of("intake.stream-end.duration");

    private final StreamLimits limits;
    private final StreamProgress progress;
    private final Locale locale;

    StreamEnd(StreamLimits limits, StreamProgress progress, Locale locale) {
        this.limits = limits;
        this.progress = progress;
        this.locale = locale;
    }

    BulkResult idle() {
        var why = new ProblemException(
                HttpStatus.REQUEST_TIMEOUT,
                "STREAM_IDLE",
                IDLE.with(limits.idleTimeout().toSeconds()));
        return result(progress.lastAnswered() + 1, why);
    }

    /** Empty if the stream has not reached a limit. */
    Optional<BulkResult> atLimit() {
        return progress.reached().map(limit -> switch (limit) {
            case LINES -> tooManyLines();
            case DURATION -> tooLong();
        });
    }

    private BulkResult tooManyLines() {
        var why = new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "STREAM_TOO_MANY_LINES",
                LINES.with(limits.maxLines(), progress.lastAnswered(), progress.accepted()));
        return result(limits.maxLines() + 1, why);
    }

    private BulkResult tooLong() {
        var why = new ProblemException(
                HttpStatus.REQUEST_TIMEOUT,
                "STREAM_TIMEOUT",
                DURATION.with(limits.maxDuration().toSeconds(), progress.lastAnswered(), progress.accepted()));
        return result(progress.lastAnswered() + 1, why);
    }

    private BulkResult result(int line, ProblemException why) {
        return BulkResult.of(line, why, null, locale);
    }
}
