package io.countersign.intake.domain.command;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant answers to a reviewer's question about the shown revision.
 *
 * @param certificates SHA-256 digests in hex
 */
public record QuestionAnswer(
        AccountId account,
        SignatureId signature,
        int question,
        String text,
        List<String> certificates,
        @Nullable IdempotencyKey key) {

    public QuestionAnswer {
        certificates = List.copyOf(certificates);
    }
}
