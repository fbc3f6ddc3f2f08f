package io.countersign.review.console.page;

import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that a reviewer changes, by their actions. */
record KeysRequest(
        @Nullable Boolean off,

        @Nullable
        Map<String, @PlainText(max = 1) @Pattern(regexp = "[^\\s\\p{Cntrl}1-9A-Z]", message = "review.one-key") String>
                keys)
        implements RequestRecord {

    @Override
    public void check(FieldChecks checks) {
        if (keys != null) {
            keys.keySet().stream()
                    .filter(action -> !ReviewerKeys.ACTIONS.contains(action))
                    .forEach(action -> checks.unknown("keys", action));
        }
    }
}
