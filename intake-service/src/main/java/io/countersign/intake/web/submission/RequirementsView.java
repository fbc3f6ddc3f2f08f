package io.countersign.intake.web.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.rules.Requirements;
import io.countersign.rules.data.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to prepare before applying. */
@Schema(name = "Requirements")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequirementsView(
        @Schema(example = "intl-2022-02-21") String ruleSet,
        @Schema(description = "Of the rule set's content") String hash,

        @Schema(implementation = AccountKind.class) String kind,

        @Schema(implementation = Region.class) String region,

        @Schema(implementation = Purpose.class) String purpose,

        Name name,

        @Schema(description = "What every picture has to be.")
        Bilingual pictures,

        @Schema(description = "What the authorization letter must show; absent if none is needed.") @Nullable
        Bilingual letter,

        @Schema(description = "What to state of the owner; absent if there is none.") @Nullable
        Bilingual owner,

        @Schema(description = "What an owner may be.") List<String> owners,

        @Schema(description = "Each type that this account may apply for.")
        List<Type> types) {

    /** A text in both languages. */
    @Schema(name = "Bilingual")
    record Bilingual(String en, String zh) {

        static @Nullable Bilingual optional(@Nullable Text text) {
            return text == null ? null : of(text);
        }

        static Bilingual of(Text text) {
            return new Bilingual(text.en(), text.zh());
        }
    }

    /** How long a name is and what it consists of. */
    @Schema(name = "NameRequirement")
    record Name(int min, int max, Bilingual consistsOf, Bilingual example) {}

    /** What one type needs. */
    @Schema(name = "TypeRequirement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Type(
            @Schema(example = "company") String type,
            Bilingual label,

            @Schema(description = "What the remark is; absent if it is free.") @Nullable
            Bilingual remark,

            @Schema(description = "The product has to be released.")
            boolean released,

            Bilingual example,

            @Schema(description = "One choice for each developer where it depends on who developed it.")
            List<Choice> certificates) {

        static Type of(Requirements.Type type) {
            return new Type(
                    type.type().code(),
                    Bilingual.of(type.label()),
                    Bilingual.optional(type.remark()),
                    type.released(),
                    Bilingual.of(type.example()),
                    type.certificates().stream().map(Choice::of).toList());
        }
    }

    /** Any one of these suffices. */
    @Schema(name = "CertificateChoice")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Choice(
            @Schema(implementation = Developer.class) @Nullable
            String developedBy,

            @Schema(description = "None is needed if the account holds an approved signature of its own for self-use.")
            boolean notNeededAgain,

            List<Paper> oneOf) {

        static Choice of(Requirements.Choice choice) {
            Developer developer = choice.developedBy();
            return new Choice(
                    developer == null ? null : developer.code(),
                    choice.notNeededAgain(),
                    choice.oneOf().stream().map(Paper::of).toList());
        }
    }

    /** A certificate that would do. */
    @Schema(name = "Paper")
    record Paper(
            @Schema(example = "business_licence") String type,
            Bilingual label,

            @Schema(description = "What must be seen on it.")
            Bilingual shows) {

        static Paper of(Requirements.Document document) {
            return new Paper(document.type().code(), Bilingual.of(document.label()), Bilingual.of(document.shows()));
        }
    }

    static RequirementsView of(Requirements known) {
        var name = known.name();
        return new RequirementsView(
                known.ruleSet(),
                known.hash(),
                known.kind().code(),
                known.region().code(),
                known.purpose().code(),
                new Name(name.min(), name.max(), Bilingual.of(name.consistsOf()), Bilingual.of(name.example())),
                Bilingual.of(known.pictures()),
                Bilingual.optional(known.letter()),
                Bilingual.optional(known.owner()),
                known.owners().stream().map(OwnerKind::code).toList(),
                known.types().stream().map(Type::of).toList());
    }
}
