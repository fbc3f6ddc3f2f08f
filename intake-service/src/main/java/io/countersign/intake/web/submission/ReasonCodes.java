package io.countersign.intake.web.submission;

import io.countersign.contracts.Language;
import io.countersign.contracts.reasons.ReasonCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The catalogue of reasons. */
@Schema(name = "ReasonCodes")
record ReasonCodes(
        @Schema(description = "Grows with every change") String version, List<Entry> reasons) {

    /** One reason; {@code {…}} is a placeholder for a value. */
    @Schema(name = "ReasonCode")
    record Entry(
            @Schema(example = "NAME_LENGTH") String code,

            @Schema(description = "Who gives it.", implementation = ReasonCode.Stage.class)
            String stage,

            @Schema(implementation = ReasonCode.Severity.class)
            String severity,

            @Schema(description = "Whether another application can mend it.")
            boolean resubmittable,

            @Schema(description = "Whether only a human gives it.")
            boolean humansOnly,

            Texts en,
            Texts zh) {

        static Entry of(ReasonCode code) {
            return new Entry(
                    code.name(),
                    code.stage().code(),
                    code.severity().code(),
                    code.resubmittable(),
                    code.humansOnly(),
                    Texts.of(code, Language.EN),
                    Texts.of(code, Language.ZH));
        }
    }

    /** What is wrong and what to do about it. */
    @Schema(name = "ReasonTexts")
    record Texts(String text, String remedy) {

        static Texts of(ReasonCode code, Language language) {
            return new Texts(code.text(language, Map.of()), code.remedy(language, Map.of()));
        }
    }

    static ReasonCodes all() {
        return new ReasonCodes(
                ReasonCode.VERSION,
                Arrays.stream(ReasonCode.values()).map(Entry::of).toList());
    }
}
