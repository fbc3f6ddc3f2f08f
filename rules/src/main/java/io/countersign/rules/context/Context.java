package io.countersign.rules.context;

import io.countersign.contracts.AccountId;
import java.util.List;

/** What the rules may ask about other accounts; each answer is stored with the decision. */
public interface Context {

    /** Other accounts' approved names that read like {@code name}, the closest first, a handful at most. */
    List<Neighbour> neighbours(String name, AccountId applicant);

    /** Where the picture was seen other than in this account's own honest applications. */
    List<Sighting> sightings(String sha256, AccountId applicant);

    /** Whether the account holds an approved signature for self-use; asked only where a rule set makes use of it. */
    default boolean hasUsableSignature(AccountId applicant) {
        return false;
    }

    /** Knows nothing about anybody. */
    static Context none() {
        return new Context() {
            @Override
            public List<Neighbour> neighbours(String name, AccountId applicant) {
                return List.of();
            }

            @Override
            public List<Sighting> sightings(String sha256, AccountId applicant) {
                return List.of();
            }
        };
    }
}
