package io.countersign.rules.load;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.Sha256;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.rules.checks.Rules;
import io.countersign.rules.data.Decider;
import io.countersign.rules.data.Definition;
import io.countersign.rules.data.Definition.Lists;
import io.countersign.rules.data.Matrix;
import io.countersign.rules.data.NameForm;
import io.countersign.rules.data.RemarkForm;
import io.countersign.rules.data.Sandbox;
import io.countersign.rules.data.Text;
import io.countersign.rules.lookalike.LookAlikes;
import io.countersign.rules.yaml.Section;
import io.countersign.rules.yaml.YamlFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one rule set with the lists that it names; its hash covers all of them. */
public final class DefinitionReader {

    private final Library library;
    private final YamlFile file;
    private final Section top;
    private final StringBuilder content;

    private DefinitionReader(Library library, YamlFile file) {
        this.library = library;
        this.file = file;
        this.top = file.top();
        this.content = new StringBuilder(file.canonical());
    }

    /** @throws io.countersign.rules.yaml.InvalidRules with every fault of the set, or of the first list that has any */
    public static Definition read(Library library, String name) {
        return read(library, library.set(name), name);
    }

    /** A set from any file, under the name that it gives itself. */
    public static Definition read(Library library, YamlFile file) {
        return read(library, file, file.top().text("name"));
    }

    private static Definition read(Library library, YamlFile file, String name) {
        var reader = new DefinitionReader(library, file);
        if (!reader.top.text("name").equals(name)) {
            reader.top.fault("name", "has to be " + name + ", as the file is called");
        }
        var definition = reader.definition(name);
        file.close();
        return definition.withHash(Sha256.of(reader.content.toString()).hex());
    }

    private Definition definition(String name) {
        return new Definition(
                name,
                "",
                ListReader.text(top, "title"),
                decider("rejections", Decider.AUTOMATIC),
                decider("approvals", Decider.HUMAN),
                decider("referrals", Decider.HUMAN),
                fourEyes(),
                top.flag("repeat_needs_no_material", false),
                rules(),
                names(),
                Set.copyOf(types(top, "withdrawn", List.of())),
                new Matrix(rows()),
                Set.copyOf(top.choices("owners", OwnerKind.class, OwnerKind::code)),
                remarks(),
                examples(),
                likeness(),
                lists(),
                top.flag("sandbox", false) ? Sandbox.ofCatalogue() : Sandbox.NONE);
    }

    private Decider decider(String key, Decider otherwise) {
        var found = top.has(key) ? top.choice(key, Decider.class, Decider::code) : otherwise;
        return found == null ? otherwise : found;
    }

    private Set<String> fourEyes() {
        if (!top.has("four_eyes")) {
            return Set.of();
        }
        var demanding = top.texts("four_eyes");
        var rules = top.texts("rules");
        for (var rule : demanding) {
            if (!rule.equals(Definition.EVERY_REFERRAL) && !rules.contains(rule)) {
                top.fault("four_eyes", "has " + rule + ", which is neither all nor a rule of this set");
            }
        }
        return Set.copyOf(demanding);
    }

    private List<String> rules() {
        var rules = top.texts("rules");
        for (var rule : rules) {
            if (!Rules.names().contains(rule)) {
                top.fault("rules", "has " + rule + ", which is not a rule; the rules are " + sorted(Rules.names()));
            }
        }
        if (new HashSet<>(rules).size() < rules.size()) {
            top.fault("rules", "names a rule twice");
        }
        return rules.stream().filter(Rules.names()::contains).distinct().toList();
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private Map<Region, NameForm> names() {
        var forms = new EnumMap<Region, NameForm>(Region.class);
        var section = top.section("names");
        if (section != null) {
            for (var region : Region.values()) {
                var form = section.section(region.code());
                if (form != null) {
                    forms.put(region, nameForm(form));
                }
            }
        }
        return forms;
    }

    private static NameForm nameForm(Section form) {
        int min = form.integer("min");
        int max = form.integer("max");
        if (min < 1 || max < min) {
            form.fault("max", "has to be at least min, and min at least 1");
        }
        var characters = form.choice("characters", NameForm.Characters.class, NameForm.Characters::code);
        return new NameForm(
                min,
                max,
                characters == null ? NameForm.Characters.ANY_BUT_CONTROLS : characters,
                ListReader.text(form, "example"));
    }

    private List<Matrix.Row> rows() {
        var rows = new ArrayList<Matrix.Row>();
        for (var row : top.sections("certificates")) {
            var purpose = row.choice("purpose", Purpose.class, Purpose::code);
            var accounts = row.choices("accounts", AccountKind.class, AccountKind::code);
            var types = row.choices("types", SignatureType.class, SignatureType::code);
            var developer =
                    row.has("developed_by") ? row.choice("developed_by", Developer.class, Developer::code) : null;
            var documents = row.choices("documents", DocumentType.class, DocumentType::code);
            if (documents.isEmpty()) {
                row.fault("documents", "names no document");
            } else if (purpose != null) {
                rows.add(new Matrix.Row(
                        Set.copyOf(accounts), purpose, Set.copyOf(types), developer, Set.copyOf(documents)));
            }
        }
        return rows;
    }

    private static List<SignatureType> types(Section section, String key, List<SignatureType> otherwise) {
        return section.has(key) ? section.choices(key, SignatureType.class, SignatureType::code) : otherwise;
    }

    private int likeness() {
        int likeness = top.integer("likeness", LookAlikes.MIN_LENGTH_FOR_EDITS);
        if (likeness < LookAlikes.MIN_LENGTH_FOR_EDITS) {
            top.fault(
                    "likeness",
                    "has to be at least " + LookAlikes.MIN_LENGTH_FOR_EDITS + ", from which names are indexed");
        }
        return likeness;
    }

    private Map<SignatureType, RemarkForm> remarks() {
        var forms = new EnumMap<SignatureType, RemarkForm>(SignatureType.class);
        var section = top.section("remarks");
        for (var type : SignatureType.values()) {
            if (section != null && section.has(type.code())) {
                var form = section.choice(type.code(), RemarkForm.class, RemarkForm::code);
                forms.put(type, form == null ? RemarkForm.FREE : form);
            }
        }
        return forms;
    }

    private Map<SignatureType, Text> examples() {
        var examples = new EnumMap<SignatureType, Text>(SignatureType.class);
        var section = top.section("examples");
        for (var type : SignatureType.values()) {
            if (section != null) {
                examples.put(type, ListReader.text(section, type.code()));
            }
        }
        return examples;
    }

    private Lists lists() {
        var section = top.section("lists");
        var disguises = list(section, "disguises", ListReader::disguises);
        var protectedNames = list(section, "protected_names", ListReader::protectedNames);
        return new Lists(
                list(
                        section,
                        "generic_words",
                        "/" + nameOf(section, "protected_names"),
                        top -> GenericWordsReader.read(top, protectedNames)),
                list(
                        section,
                        "prohibited_content",
                        "/" + nameOf(section, "disguises"),
                        top -> ListReader.prohibited(top, disguises)),
                protectedNames,
                list(section, "app_stores", ListReader::stores),
                list(section, "public_suffixes", ListReader::suffixes),
                list(section, "company_words", ListReader::companyWords),
                list(section, "papers", ListReader::papers));
    }

    private <T> T list(@Nullable Section section, String key, Function<Section, T> reader) {
        return list(section, key, "", reader);
    }

    private static String nameOf(@Nullable Section section, String key) {
        return section == null ? "" : section.text(key);
    }

    private <T> T list(@Nullable Section section, String key, String variant, Function<Section, T> reader) {
        var name = nameOf(section, key);
        if (name.isEmpty()) {
            file.close();
        }
        var list = library.list(key + variant, name, reader);
        content.append('\n').append(key).append('\n').append(list.canonical());
        return list.value();
    }
}
