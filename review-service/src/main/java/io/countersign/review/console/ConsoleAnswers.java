package io.countersign.review.console;

import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.revision.Conflict;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the work page's script receives for a command. */
@Component
public class ConsoleAnswers {

    private final ConsoleMessages messages;

    ConsoleAnswers(ConsoleMessages messages) {
        this.messages = messages;
    }

    /** The lease's end, or what happened instead. */
    public ResponseEntity<Map<String, Object>> of(CaseCommandResult result, Locale locale) {
        return switch (result) {
            case Leased leased ->
                ResponseEntity.ok(Map.of("until", leased.lease().until().toEpochMilli()));
            case Refused refused ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(conflict(refused.conflict(), locale));
            default -> ResponseEntity.ok(Map.of());
        };
    }

    private Map<String, Object> conflict(Conflict conflict, Locale locale) {
        var text = messages.textOr(locale, "conflict." + conflict.name(), conflict.name());
        return Map.of("code", conflict.name(), "text", text);
    }
}
