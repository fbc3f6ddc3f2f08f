package io.countersign.contracts.history;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.Sha256;
import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a case's history. Entries form a chain: the hash of each covers its content and the hash of the one before, so that
 * no entry can be altered, inserted or removed without changing every later hash.
 *
 * @param number from 1 on, without gaps
 * @param at in milliseconds
 * @param actor the reviewer, or {@link #SYSTEM}
 * @param revision 0 where the entry is about the whole case
 * @param from the state before
 * @param to the state after
 * @param detail the digest of a verdict or of a certificate
 * @param hash in lower-case hex
 */
public record HistoryEntry(
        long number,
        Instant at,
        String actor,
        HistoryAction action,
        int revision,
        String from,
        String to,
        @Nullable String detail,
        String hash) {

    /** The actor of what no person does. */
    public static final String SYSTEM = "countersign";

    public HistoryEntry {
        requireNonNull(at, "at");
        requireNonNull(actor, "actor");
        requireNonNull(action, "action");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(hash, "hash");
    }

    /** The hash before the first entry: of the signature's id, so that no chain fits another case. */
    public static String origin(SignatureId signature) {
        return Sha256.of("countersign history " + signature.text()).hex();
    }

    /** This entry with the hash that follows from the one before. */
    public HistoryEntry chainedTo(String previousHash) {
        return new HistoryEntry(number, at, actor, action, revision, from, to, detail, hashAfter(previousHash));
    }

    /** Whether the entry is as it was written after the one with this hash. */
    public boolean follows(String previousHash) {
        return hash.equals(hashAfter(previousHash));
    }

    private String hashAfter(String previousHash) {
        return Sha256.ofParts(Arrays.asList(
                        previousHash,
                        Long.toString(number),
                        Long.toString(at.toEpochMilli()),
                        actor,
                        action.code(),
                        Integer.toString(revision),
                        from,
                        to,
                        detail))
                .hex();
    }

    /** A hash of these parts. */
    public static String digest(String... parts) {
        return Sha256.ofParts(Arrays.asList(parts)).hex();
    }
}
