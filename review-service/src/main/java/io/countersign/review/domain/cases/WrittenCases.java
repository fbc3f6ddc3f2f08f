package io.countersign.review.domain.cases;

import io.countersign.contracts.SignatureId;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The leased cases that this process has written last: what their reviewers do next begins with them instead of a read.
 * Beyond a number the earliest are forgotten. Thread-safe.
 */
final class WrittenCases {

    static final int MAX_CASES = 500;

    private final LinkedHashMap<SignatureId, Case> cases = new LinkedHashMap<>();

    /** @param written as it is stored now */
    synchronized void put(Case written) {
        var open = written.open();
        cases.remove(written.signature());
        if (open != null && open.getValue().lease() != null) {
            cases.put(written.signature(), written);
            if (cases.size() > MAX_CASES) {
                cases.pollFirstEntry();
            }
        }
    }

    synchronized boolean isLaterThan(Case read) {
        var written = cases.get(read.signature());
        return written != null && written.version() > read.version();
    }

    synchronized @Nullable Case take(SignatureId signature) {
        return cases.remove(signature);
    }
}
