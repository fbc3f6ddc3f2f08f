package io.countersign.review.domain;

import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Application;
import io.countersign.contracts.Summary;
import java.time.Instant;

/** What one revision applies for, and for whom: never changes. */
public record Content(Application application, AccountSnapshot account, Instant submittedAt) {

    public Summary summary() {
        return Summary.of(application, account);
    }
}
