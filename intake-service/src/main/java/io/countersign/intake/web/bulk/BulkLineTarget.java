package io.countersign.intake.web.bulk;

import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.intake.web.IdempotencyKeyHeader;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import org.jspecify.annotations.Nullable;

/** What a line carries besides the application. */
record BulkLineTarget(
        @PlainText(max = 64) @Nullable String account,

        @PlainText(max = MAX_KEY_LENGTH, blank = true) @Nullable
        String idempotencyKey)
        implements RequestRecord {

    /** In quotes, each character escaped. */
    private static final int MAX_KEY_LENGTH = 2 * IdempotencyKey.MAX_KEY_LENGTH + 2;

    private static final LocalizedText BAD_KEY = LocalizedText.of("intake.bulk-line-target.bad-key");
    private static final LocalizedText KEY_FIX = LocalizedText.of("intake.bulk-line-target.key-fix");

    @Override
    public void check(FieldChecks checks) {
        if (idempotencyKey != null && key() == null) {
            checks.fault("MALFORMED", "idempotencyKey", BAD_KEY, KEY_FIX);
        }
    }

    /** Null if the line has none, or a malformed one. */
    @Nullable
    String key() {
        return idempotencyKey == null
                ? null
                : IdempotencyKeyHeader.parse(idempotencyKey).orElse(null);
    }
}
