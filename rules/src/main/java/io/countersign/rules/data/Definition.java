package io.countersign.rules.data;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.SignatureType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One rule set, with the lists that it names.
 *
 * @param hash of this content
 * @param rejections who acts when a rule rejects
 * @param approvals who acts when every rule passed
 * @param referrals who acts when a rule can't decide
 * @param fourEyes rules whose referral two reviewers have to decide, or {@link #EVERY_REFERRAL}
 * @param repeatNeedsNoMaterial whether an organisation with a usable signature of its own may omit certificates
 * @param rules the rules that apply, in order
 * @param withdrawn types that are no longer accepted
 * @param owners who may authorise others
 * @param likeness how long a folded name must be to be compared by edits
 */
public record Definition(
        String name,
        String hash,
        Text title,
        Decider rejections,
        Decider approvals,
        Decider referrals,
        Set<String> fourEyes,
        boolean repeatNeedsNoMaterial,
        List<String> rules,
        Map<Region, NameForm> names,
        Set<SignatureType> withdrawn,
        Matrix matrix,
        Set<OwnerKind> owners,
        Map<SignatureType, RemarkForm> remarks,
        Map<SignatureType, Text> examples,
        int likeness,
        Lists lists,
        Sandbox sandbox) {

    /** Among {@link #fourEyes}: whatever a human decides, two do. */
    public static final String EVERY_REFERRAL = "all";

    /** The name of the finding that two reviewers have to agree. */
    public static final String FOUR_EYES = "four-eyes";

    public Definition {
        fourEyes = Set.copyOf(fourEyes);
        rules = List.copyOf(rules);
        names = Map.copyOf(names);
        withdrawn = Set.copyOf(withdrawn);
        owners = Set.copyOf(owners);
        remarks = Map.copyOf(remarks);
        examples = Map.copyOf(examples);
    }

    /** The same content under its hash. */
    public Definition withHash(String found) {
        return new Definition(
                name,
                found,
                title,
                rejections,
                approvals,
                referrals,
                fourEyes,
                repeatNeedsNoMaterial,
                rules,
                names,
                withdrawn,
                matrix,
                owners,
                remarks,
                examples,
                likeness,
                lists,
                sandbox);
    }

    /** The lists of a set. */
    public record Lists(
            GenericWords generic,
            Prohibited prohibited,
            List<String> protectedNames,
            Stores stores,
            Set<String> suffixes,
            CompanyWords company,
            Papers papers) {

        public Lists {
            protectedNames = List.copyOf(protectedNames);
            suffixes = Set.copyOf(suffixes);
        }
    }
}
