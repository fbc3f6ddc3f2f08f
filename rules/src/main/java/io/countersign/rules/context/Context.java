package io.countersign.rules.context;

import io.countersign.contracts.AccountId;
import java.util.List;

/** The rules' queries about other accounts; each answer is stored with the decision. */
public interface Context {

    /** Other accounts' approved names that read like {@code name}, the closest first, a handful at most. */
    List<Neighbour> neighbours(String name, AccountId applicant);

    /**
     * Other accounts' approved names that are a word or a run of words of {@code name}. Only review answers: what an
     * evaluation shows to applicants must not depend on them.
     */
    default List<Neighbour> namesWithin(String name, AccountId applicant) {
        return List.of();
    }

    /** Where the picture was seen other than in this account's own honest applications. */
    List<Sighting> sightings(String sha256, AccountId applicant);

    /** Other accounts' pictures that look much like this one, the closest first, a handful at most. Only review answers. */
    default List<Resemblance> resemblances(String sha256, AccountId applicant) {
        return List.of();
    }

    /** Whether the picture is of one colour, or nearly so. Only review answers. */
    default boolean isBlank(String sha256) {
        return false;
    }

    /** Whether the account holds an approved signature for self-use; asked only where a rule set makes use of it. */
    default boolean hasUsableSignature(AccountId applicant) {
        return false;
    }

    /** Answers that there are no other accounts. */
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
