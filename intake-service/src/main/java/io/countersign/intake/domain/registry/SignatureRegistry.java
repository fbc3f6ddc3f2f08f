package io.countersign.intake.domain.registry;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.rules.context.Neighbour;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The approved names of all accounts, as review publishes them. A signature is absent, then approved, then removed, and never
 * goes back: writes may be repeated and come in any order, from any number of instances.
 */
public interface SignatureRegistry {

    /** How old an answer may be; what this instance has written itself counts from then on. */
    Duration MAX_AGE = Duration.ofMillis(500);

    /** How many similar names are found at most. */
    int MAX_NEAR = 20;

    /** Whether a message of the account to this region may carry this name. */
    boolean isApproved(AccountId account, Region region, String name);

    /** Other accounts' names that read like this one, the closest first; the applicant doesn't get to know them. */
    List<Neighbour> near(String name, AccountId applicant);

    /** Adds names, but for signatures that are known or removed; durable on return. */
    void put(Collection<ApprovedName> names);

    /** These may not be used from now on, whether their approval is known or not; final, and durable on return. */
    void remove(Collection<SignatureId> signatures);
}
