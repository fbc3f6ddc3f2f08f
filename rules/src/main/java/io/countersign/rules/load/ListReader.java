package io.countersign.rules.load;

import io.countersign.contracts.DocumentType;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.GenericWords;
import io.countersign.rules.data.NameForm;
import io.countersign.rules.data.Papers;
import io.countersign.rules.data.Prohibited;
import io.countersign.rules.data.Prohibited.Effect;
import io.countersign.rules.data.Prohibited.Term;
import io.countersign.rules.data.RemarkForm;
import io.countersign.rules.data.Stores;
import io.countersign.rules.data.Text;
import io.countersign.rules.text.Folding;
import io.countersign.rules.text.Phrases;
import io.countersign.rules.yaml.Section;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Turns the content of list files into types. */
final class ListReader {

    private ListReader() {}

    static GenericWords genericWords(Section top) {
        var words = new HashMap<String, GenericWords.Kind>();
        for (var kind : GenericWords.Kind.values()) {
            var key = kind.name().toLowerCase(Locale.ROOT);
            for (var word : folding(top, key)) {
                words.putIfAbsent(word, kind);
            }
        }
        return new GenericWords(Phrases.of(words));
    }

    static Prohibited prohibited(Section top) {
        var terms = new HashMap<String, Term>();
        for (var subject : top.sections("subjects")) {
            var code = subject.text("code");
            var label = text(subject);
            add(terms, subject, "words", Effect.REJECT, code, label);
            add(terms, subject, "suspects", Effect.SUSPECT, code, label);
            add(terms, subject, "harmless", Effect.HARMLESS, code, label);
        }
        return new Prohibited(Phrases.of(terms));
    }

    private static void add(
            Map<String, Term> terms, Section subject, String key, Effect effect, String code, Text label) {
        if (!subject.has(key)) {
            return;
        }
        for (var phrase : folding(subject, key)) {
            boolean latin = Folding.skeleton(phrase).charAt(0) < 0x80;
            terms.putIfAbsent(Folding.skeleton(phrase), new Term(phrase, effect, latin, code, label));
        }
    }

    static List<String> protectedNames(Section top) {
        return folding(top, "names");
    }

    static Stores stores(Section top) {
        return new Stores(Set.copyOf(top.texts("hosts")), Set.copyOf(top.texts("test_downloads")));
    }

    static Set<String> suffixes(Section top) {
        return new HashSet<>(top.texts("suffixes"));
    }

    static CompanyWords companyWords(Section top) {
        return new CompanyWords(top.texts("places"), top.texts("trades"), top.texts("legal_forms"));
    }

    static Papers papers(Section top) {
        return new Papers(
                byCode(top, "documents", DocumentType.class, DocumentType::code),
                text(top, "letter"),
                text(top, "owner"),
                byCode(top, "remarks", RemarkForm.class, RemarkForm::code),
                byCode(top, "names", NameForm.Characters.class, NameForm.Characters::code),
                text(top, "pictures"));
    }

    private static <E extends Enum<E>> Map<E, Text> byCode(
            Section top, String key, Class<E> type, Function<E, String> code) {
        var texts = new EnumMap<E, Text>(type);
        var section = top.section(key);
        if (section != null) {
            for (var value : type.getEnumConstants()) {
                texts.put(value, text(section, code.apply(value)));
            }
        }
        return texts;
    }

    static Text text(Section parent, String key) {
        var section = parent.section(key);
        return section == null ? new Text("", "") : text(section);
    }

    private static Text text(Section section) {
        return new Text(section.text("en"), section.text("zh"));
    }

    /** Phrases of which something is left when they are folded. */
    private static List<String> folding(Section section, String key) {
        return section.texts(key).stream()
                .filter(phrase -> {
                    boolean empty = Folding.skeleton(phrase).isEmpty();
                    if (empty) {
                        section.fault(key, "holds " + phrase + ", of which folding leaves nothing");
                    }
                    return !empty;
                })
                .toList();
    }
}
