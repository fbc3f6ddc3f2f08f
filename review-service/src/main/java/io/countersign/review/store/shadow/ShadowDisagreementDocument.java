package io.countersign.review.store.shadow;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.review.domain.shadow.ShadowDisagreement;
import io.countersign.rules.Disagreement;
import io.countersign.rules.Evaluation.Verdict;
import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** One revision on which the rule set that looks on disagrees, as it is stored. */
@Document(ShadowDisagreementDocument.COLLECTION)
record ShadowDisagreementDocument(
        @MongoId String id,
        int schema,
        String signature,
        int revision,
        String account,
        Instant at,
        String ruleSet,
        String hash,
        Verdict from,
        Verdict to,
        List<RuleDisagreement> rules) {

    static final String COLLECTION = "shadow_disagreements";
    static final String AT = "at";

    private static final int SCHEMA = 1;

    record RuleDisagreement(String rule, Result from, Result to) {

        static RuleDisagreement of(Disagreement rule) {
            return new RuleDisagreement(rule.rule(), rule.from(), rule.to());
        }

        Disagreement toDisagreement() {
            return new Disagreement(rule, from, to);
        }
    }

    static ShadowDisagreementDocument of(ShadowDisagreement disagreement) {
        return new ShadowDisagreementDocument(
                disagreement.id(),
                SCHEMA,
                disagreement.signature().text(),
                disagreement.revision(),
                disagreement.account().value(),
                disagreement.at(),
                disagreement.ruleSet(),
                disagreement.hash(),
                disagreement.from(),
                disagreement.to(),
                disagreement.rules().stream().map(RuleDisagreement::of).toList());
    }

    ShadowDisagreement toDisagreement() {
        return new ShadowDisagreement(
                SignatureId.of(signature),
                revision,
                new AccountId(account),
                at,
                ruleSet,
                hash,
                from,
                to,
                rules.stream().map(RuleDisagreement::toDisagreement).toList());
    }
}
