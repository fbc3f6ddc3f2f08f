package io.countersign.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.Language;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.TextRange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A reason in the reader's language. */
@Schema(name = "Reason")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReasonView(
        @Schema(example = "NAME_LENGTH") String code,

        @Schema(description = "JSON pointer of the field at fault.") @Nullable
        String pointer,

        @Schema(description = "What is wrong.") String text,
        @Schema(description = "What to do about it.") String remedy,

        @Schema(description = "Whether another application can mend it.")
        boolean resubmittable,

        @Schema(description = "RFC 6902: repairs the fault, where that can be done mechanically.")
        List<PatchOperation> patch,

        @Schema(description = "The parts of the field that caused the reason, in code points; at most eight.")
        List<TextRange> positions,

        @Schema(
                description =
                        "A name built from the verified name, or the stated owner's, that no rule about names rejects.")
        @Nullable
        String suggestion,

        @Schema(description = "A reviewer's own words.") @Nullable
        String comment) {

    public static List<ReasonView> of(List<Reason> reasons, Locale locale) {
        var language = language(locale);
        return reasons.stream()
                .map(reason -> new ReasonView(
                        reason.name(),
                        reason.pointer(),
                        reason.text(language),
                        reason.remedy(language),
                        reason.code().resubmittable(),
                        reason.patch(),
                        reason.positions(),
                        reason.values().get("suggestion"),
                        reason.comment()))
                .toList();
    }

    static Language language(Locale locale) {
        return locale.getLanguage().equals("zh") ? Language.ZH : Language.EN;
    }
}
