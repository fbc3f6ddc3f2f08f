package io.countersign.review.domain.cases;

import io.countersign.contracts.reasons.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a reviewer says of a revision. */
public sealed interface Verdict {

    /** For colleagues. */
    @Nullable
    String note();

    /** The signature may be used. */
    record Approve(@Nullable String note) implements Verdict {}

    /** With at least one reason. */
    record Reject(List<Reason> reasons, @Nullable String note) implements Verdict {

        public Reject {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a rejection has a reason");
            }
        }
    }

    default boolean isApproval() {
        return this instanceof Approve;
    }

    /** Equal for equal verdicts only. */
    default String digest() {
        var parts = new StringBuilder();
        switch (this) {
            case Approve _ -> add(parts, "approve");
            case Reject reject -> {
                add(parts, "reject");
                reject.reasons().forEach(reason -> addReason(parts, reason));
            }
        }
        add(parts, note());
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(parts.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void addReason(StringBuilder parts, Reason reason) {
        add(parts, reason.code().name());
        add(parts, reason.pointer());
        add(parts, new TreeMap<>(reason.values()).toString());
        add(parts, reason.comment());
    }

    /** Each part is led by its length, so that no two lists of parts read alike. */
    private static void add(StringBuilder parts, @Nullable String part) {
        parts.append(part == null ? -1 : part.length()).append(':').append(part == null ? "" : part);
    }
}
