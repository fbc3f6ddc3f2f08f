package io.countersign.rules.checks;

import io.countersign.rules.checks.evidence.CertificatesRule;
import io.countersign.rules.checks.evidence.DeveloperRule;
import io.countersign.rules.checks.evidence.LetterRule;
import io.countersign.rules.checks.evidence.OwnerRule;
import io.countersign.rules.checks.evidence.PersonalDataRule;
import io.countersign.rules.checks.evidence.ReleasedProductRule;
import io.countersign.rules.checks.evidence.RemarkRule;
import io.countersign.rules.checks.evidence.SeenPicturesRule;
import io.countersign.rules.checks.evidence.TypeRule;
import io.countersign.rules.checks.name.EntityNameRule;
import io.countersign.rules.checks.name.IdentifiableNameRule;
import io.countersign.rules.checks.name.LookAlikeRule;
import io.countersign.rules.checks.name.NameBracketsRule;
import io.countersign.rules.checks.name.NameCharactersRule;
import io.countersign.rules.checks.name.NameDigitsRule;
import io.countersign.rules.checks.name.NameLengthRule;
import io.countersign.rules.checks.name.ProhibitedContentRule;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.data.Definition;
import io.countersign.rules.lookalike.ProtectedNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The rules by name, made for one rule set. */
public final class Rules {

    /** Names of findings that no applicant sees; the last one is not a rule. */
    private static final Set<String> CONFIDENTIAL =
            Set.of(SeenPicturesRule.NAME, LookAlikeRule.NAME, Definition.FOUR_EYES);

    private static final Map<String, Function<Definition, Rule>> KNOWN = known();

    private Rules() {}

    private static Map<String, Function<Definition, Rule>> known() {
        var known = new LinkedHashMap<String, Function<Definition, Rule>>();
        known.put("name-length", set -> new NameLengthRule(set.names()));
        known.put("name-characters", set -> new NameCharactersRule(set.names()));
        known.put("name-brackets", set -> new NameBracketsRule());
        known.put("name-digits", set -> new NameDigitsRule(set.lists().company()));
        known.put("personal-data", set -> new PersonalDataRule());
        known.put(
                "identifiable-name",
                set -> new IdentifiableNameRule(
                        set.lists().generic(),
                        set.lists().company(),
                        set.lists().prohibited().disguises()));
        known.put(
                "prohibited-content",
                set -> new ProhibitedContentRule(
                        set.lists().prohibited(),
                        set.lists().generic(),
                        set.lists().company()));
        known.put("type", set -> new TypeRule(set.matrix(), set.withdrawn()));
        known.put("developer", set -> new DeveloperRule(set.matrix()));
        known.put(
                "certificates",
                set -> new CertificatesRule(set.matrix(), set.withdrawn(), set.repeatNeedsNoMaterial()));
        known.put("letter", set -> new LetterRule());
        known.put("owner", set -> new OwnerRule(set.owners()));
        known.put(
                "remark",
                set -> new RemarkRule(
                        set.remarks(), set.lists().stores(), set.lists().suffixes()));
        known.put("released-product", set -> new ReleasedProductRule());
        known.put("name-and-entity", set -> new EntityNameRule(set.lists().company()));
        known.put(SeenPicturesRule.NAME, set -> new SeenPicturesRule());
        known.put(
                LookAlikeRule.NAME,
                set -> new LookAlikeRule(
                        ProtectedNames.of(
                                set.lists().protectedNames(),
                                set.likeness(),
                                set.lists().prohibited().disguises()),
                        set.likeness(),
                        set.lists().generic(),
                        set.lists().company()));
        return known;
    }

    /** The names that a rule set may list. */
    public static Set<String> names() {
        return Set.copyOf(KNOWN.keySet());
    }

    /** Whether the rule's findings must not reach an applicant. */
    public static boolean isConfidential(String rule) {
        return CONFIDENTIAL.contains(rule);
    }

    public static List<Rule> of(Definition set) {
        return set.rules().stream()
                .map(name -> Objects.requireNonNull(KNOWN.get(name), name).apply(set))
                .toList();
    }
}
