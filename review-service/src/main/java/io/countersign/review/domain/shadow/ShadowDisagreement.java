package io.countersign.review.domain.shadow;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.rules.Disagreement;
import io.countersign.rules.Evaluation.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * A revision on which the shadow rule set disagrees with the one in force.
 *
 * @param ruleSet the shadow rule set
 * @param from the verdict that counts
 */
public record ShadowDisagreement(
        SignatureId signature,
        int revision,
        AccountId account,
        Instant at,
        String ruleSet,
        String hash,
        Verdict from,
        Verdict to,
        List<Disagreement> rules) {

    public ShadowDisagreement {
        rules = List.copyOf(rules);
    }

    /** Once for each revision and rule set. */
    public String id() {
        return signature + ":" + revision + ":" + hash;
    }

    public Place place() {
        return new Place(at, id());
    }

    /** Its position in the list, the newest first. */
    public record Place(Instant at, String id) {}
}
