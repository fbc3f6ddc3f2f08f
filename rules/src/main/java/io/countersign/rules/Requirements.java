package io.countersign.rules;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.rules.checks.rule.RepeatedApplication;
import io.countersign.rules.data.Definition;
import io.countersign.rules.data.NameForm;
import io.countersign.rules.data.RemarkForm;
import io.countersign.rules.data.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to prepare before applying, derived from the rule set.
 *
 * @param pictures what every picture has to be
 * @param letter what the authorization letter must show; null if none is needed
 * @param owner what to state of the owner; null if there is none
 * @param owners who may authorise others; empty for self-use
 * @param types each type that this account may apply for; empty if the one asked for is not among them
 */
public record Requirements(
        String ruleSet,
        String hash,
        AccountKind kind,
        Region region,
        Purpose purpose,
        Name name,
        Text pictures,
        @Nullable Text letter,
        @Nullable Text owner,
        List<OwnerKind> owners,
        List<Type> types) {

    public Requirements {
        owners = List.copyOf(owners);
        types = List.copyOf(types);
    }

    /** How long a name is and what it consists of. */
    public record Name(int min, int max, Text consistsOf, Text example) {}

    /**
     * What one type needs.
     *
     * @param remark what the application description is; null if it is free
     * @param released whether the product has to be released
     * @param certificates one choice per developer where it depends on who developed it
     */
    public record Type(
            SignatureType type,
            Text label,
            @Nullable Text remark,
            boolean released,
            Text example,
            List<Choice> certificates) {

        public Type {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * Any one of these suffices.
     *
     * @param developedBy null if it makes no difference
     * @param notNeededAgain whether an account that has an approved signature of its own for self-use may leave them out
     */
    public record Choice(@Nullable Developer developedBy, boolean notNeededAgain, List<Document> oneOf) {

        public Choice {
            oneOf = List.copyOf(oneOf);
        }

        private Choice ofAnyDeveloper() {
            return new Choice(null, notNeededAgain, oneOf);
        }
    }

    /**
     * A certificate that would do.
     *
     * @param shows what must be seen on it
     */
    public record Document(DocumentType type, Text label, Text shows) {}

    static Requirements of(
            Definition set, AccountKind kind, Region region, Purpose purpose, @Nullable SignatureType type) {
        boolean others = purpose == Purpose.FOR_OTHERS;
        var papers = set.lists().papers();
        return new Requirements(
                set.name(),
                set.hash(),
                kind,
                region,
                purpose,
                name(set, region),
                papers.pictures(),
                others ? papers.letter() : null,
                others ? papers.owner() : null,
                others ? set.owners().stream().sorted().toList() : List.of(),
                set.matrix().types(kind, purpose).stream()
                        .filter(one -> !set.withdrawn().contains(one) && (type == null || type == one))
                        .map(one -> type(set, kind, purpose, one))
                        .toList());
    }

    private static Name name(Definition set, Region region) {
        NameForm form = Objects.requireNonNull(set.names().get(region));
        var consistsOf = Objects.requireNonNull(set.lists().papers().names().get(form.characters()));
        return new Name(form.min(), form.max(), consistsOf, form.example());
    }

    private static Type type(Definition set, AccountKind kind, Purpose purpose, SignatureType type) {
        var form = set.remarks().getOrDefault(type, RemarkForm.FREE);
        return new Type(
                type,
                new Text(type.label(Language.EN), type.label(Language.ZH)),
                form == RemarkForm.FREE ? null : set.lists().papers().remarks().get(form),
                type.isProduct(),
                set.examples().getOrDefault(type, new Text("", "")),
                certificates(set, kind, purpose, type));
    }

    private static List<Choice> certificates(Definition set, AccountKind kind, Purpose purpose, SignatureType type) {
        var choices = new ArrayList<Choice>();
        for (var developer : Developer.values()) {
            var accepted = set.matrix().accepted(kind, purpose, type, developer);
            if (accepted != null) {
                boolean notNeededAgain =
                        set.repeatNeedsNoMaterial() && RepeatedApplication.covers(kind, purpose, type, developer);
                choices.add(new Choice(developer, notNeededAgain, documents(set, accepted)));
            }
        }
        return isOne(choices) ? List.of(choices.getFirst().ofAnyDeveloper()) : choices;
    }

    private static boolean isOne(List<Choice> choices) {
        return choices.size() == 2
                && choices.getFirst().ofAnyDeveloper().equals(choices.getLast().ofAnyDeveloper());
    }

    private static List<Document> documents(Definition set, Set<DocumentType> accepted) {
        return Arrays.stream(DocumentType.values())
                .filter(accepted::contains)
                .map(document -> new Document(
                        document,
                        new Text(document.label(Language.EN), document.label(Language.ZH)),
                        Objects.requireNonNull(set.lists().papers().documents().get(document))))
                .toList();
    }
}
