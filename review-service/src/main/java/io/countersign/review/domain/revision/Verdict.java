package io.countersign.review.domain.revision;

import io.countersign.contracts.Sha256;
import io.countersign.contracts.reasons.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A reviewer's verdict on a revision. */
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
        var parts = new ArrayList<@Nullable String>();
        switch (this) {
            case Approve _ -> parts.add("approve");
            case Reject reject -> {
                parts.add("reject");
                reject.reasons().forEach(reason -> add(parts, reason));
            }
        }
        parts.add(note());
        return Sha256.ofParts(parts).hex();
    }

    private static void add(List<@Nullable String> parts, Reason reason) {
        parts.add(reason.code().name());
        parts.add(reason.pointer());
        parts.add(new TreeMap<>(reason.values()).toString());
        parts.add(reason.comment());
    }
}
