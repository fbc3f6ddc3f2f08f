package io.countersign.rules.data;

import io.countersign.contracts.OwnerKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one rule set says, with the lists that it names.
 *
 * @param hash of this content
 * @param rejections who acts when a rule rejects
 * @param approvals who acts when every rule passed
 * @param referrals who acts when a rule can't decide
 * @param repeatNeedsNoMaterial whether an organisation that has a usable signature of its own may leave papers out
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

    public Definition {
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
