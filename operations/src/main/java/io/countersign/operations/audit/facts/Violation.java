package io.countersign.operations.audit.facts;

/**
 * An invariant that does not hold.
 *
 * @param subject what it is about: a signature, a revision {@code s:r}, or nothing but the account
 * @param detail what was found
 */
public record Violation(ViolationKind kind, String account, String subject, String detail) {

    @Override
    public String toString() {
        return "%s (invariant %d): account %s%s: %s%s"
                .formatted(
                        kind.code(),
                        kind.invariant(),
                        account,
                        subject.isEmpty() ? "" : ", " + subject,
                        kind.meaning(),
                        detail.isEmpty() ? "" : ": " + detail);
    }
}
