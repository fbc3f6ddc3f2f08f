package io.countersign.rules.checks;

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

    private static final Map<String, Function<Definition, Rule>> KNOWN = known();

    private Rules() {}

    private static Map<String, Function<Definition, Rule>> known() {
        var known = new LinkedHashMap<String, Function<Definition, Rule>>();
        known.put("name-length", set -> new NameLength(set.names()));
        known.put("name-characters", set -> new NameCharacters(set.names()));
        known.put("name-brackets", set -> new NameBrackets());
        known.put("name-digits", set -> new NameDigits());
        known.put("personal-data", set -> new PersonalData());
        known.put(
                "identifiable-name",
                set -> new IdentifiableName(set.lists().generic(), set.lists().company()));
        known.put("prohibited-content", set -> new ProhibitedContent(set.lists().prohibited()));
        known.put("type", set -> new TypeAllowed(set.matrix(), set.withdrawn()));
        known.put("developer", set -> new DeveloperFits(set.matrix()));
        known.put("certificates", set -> new Certificates(set.matrix(), set.withdrawn(), set.repeatNeedsNoMaterial()));
        known.put("letter", set -> new LetterPresent());
        known.put("owner", set -> new OwnerFits(set.owners()));
        known.put(
                "remark",
                set -> new RemarkFits(
                        set.remarks(), set.lists().stores(), set.lists().suffixes()));
        known.put("released-product", set -> new ReleasedProduct());
        known.put("name-and-entity", set -> new NameOfEntity());
        known.put(SeenPictures.NAME, set -> new SeenPictures());
        known.put(
                LookAlike.NAME,
                set -> new LookAlike(ProtectedNames.of(set.lists().protectedNames(), set.likeness()), set.likeness()));
        return known;
    }

    /** The names that a rule set may list. */
    public static Set<String> names() {
        return Set.copyOf(KNOWN.keySet());
    }

    /** Whether the rule's findings must not reach an applicant. */
    public static boolean isConfidential(String rule) {
        return rule.equals(SeenPictures.NAME) || rule.equals(LookAlike.NAME);
    }

    public static List<Rule> of(Definition set) {
        return set.rules().stream()
                .map(name -> Objects.requireNonNull(KNOWN.get(name), name).apply(set))
                .toList();
    }
}
