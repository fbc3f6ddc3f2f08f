package io.countersign.intake.web;

import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The header {@code Idempotency-Key} by the IETF's draft: one String of Structured Fields (RFC 9651), such as {@code "a-1"}. A
 * key without quotes is the same key as in quotes, as long as it has no quote and no comma, by which header lines are
 * joined. No library of the class path parses Structured Fields, and the syntax of one String is one pattern.
 */
public final class IdempotencyKeyHeader {

    public static final String NAME = "Idempotency-Key";

    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+)\"");
    private static final Pattern BARE = Pattern.compile("[!#-+\\--~]++");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final LocalizedText MALFORMED = LocalizedText.of("intake.idempotency-key-header.malformed");

    private IdempotencyKeyHeader() {}

    /** @throws ProblemException 400 if there is more than one value, or one that is no key */
    static @Nullable String read(HttpHeaders headers) {
        var values = headers.getOrDefault(NAME, List.of());
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw malformed();
        }
        return parse(values.getFirst().strip()).orElseThrow(IdempotencyKeyHeader::malformed);
    }

    /** The key that a value of this header, or of a bulk line's member, denotes; empty if it denotes none. */
    public static Optional<String> parse(String value) {
        return unquoted(value).filter(IdempotencyKey::isValid);
    }

    private static Optional<String> unquoted(String value) {
        var quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return Optional.of(ESCAPED.matcher(quoted.group(1)).replaceAll("$1"));
        }
        return BARE.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }

    private static ProblemException malformed() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "BAD_IDEMPOTENCY_KEY", MALFORMED);
    }
}
