package io.countersign.contracts.reasons;

import static io.countersign.contracts.reasons.ReasonCode.DOCUMENT_MISSING;
import static io.countersign.contracts.reasons.ReasonCode.NAME_LENGTH;
import static io.countersign.contracts.reasons.ReasonCode.NON_IDENTIFIABLE;
import static io.countersign.contracts.reasons.ReasonCode.TYPE_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonCodeTest {

    /** What Chinese texts have in Latin letters. */
    private static final Pattern CHINESE_TERMS = Pattern.compile("App|JPEG|PNG|MB|https|example\\.com");

    @ParameterizedTest
    @EnumSource
    void everyCodeHasTextsInBothLanguagesWithoutValues(ReasonCode code) {
        for (var language : Language.values()) {
            assertThat(code.text(language, Map.of())).isNotBlank().doesNotContain("{", "}", "«", "»");
            assertThat(code.remedy(language, Map.of())).isNotBlank().doesNotContain("{", "}", "«", "»");
        }
        assertThat(code.text(Language.ZH, Map.of())).matches("(?s).*\\p{IsHan}.*");
        assertThat(code.text(Language.EN, Map.of())).doesNotMatch("(?s).*\\p{IsHan}.*");
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesNameTheSameValues(ReasonCode code) throws IOException {
        for (var suffix : new String[] {"", ".remedy"}) {
            assertThat(slots(read("zh").getProperty(code.name() + suffix)))
                    .isEqualTo(slots(read("en").getProperty(code.name() + suffix)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTextIsWellFormedWithRealValues(ReasonCode code) {
        for (var number : List.of("1", "50")) {
            for (var language : Language.values()) {
                var values = realValues(language, number);
                for (var text : List.of(code.text(language, values), code.remedy(language, values))) {
                    assertThat(text).doesNotContain("{", "}", "«", "»", "null", "  ");
                    assertThat(text).doesNotContainPattern("\\b1 [a-z]+s\\b");
                    assertThat(text).matches(language == Language.EN ? "[\\x20-\\x7e]+[.]" : "(?s).*[。]");
                    if (language == Language.ZH) {
                        assertThat(CHINESE_TERMS.matcher(text).replaceAll("")).doesNotContainPattern("[A-Za-z]{2,}");
                    }
                }
            }
        }
    }

    private static Map<String, String> realValues(Language language, String number) {
        boolean english = language == Language.EN;
        return Map.ofEntries(
                Map.entry("limit", number),
                Map.entry("length", number),
                Map.entry("min", "2"),
                Map.entry("max", "12"),
                Map.entry("characters", "@ #"),
                Map.entry("suggestion", english ? "Tengyun" : "腾云科技"),
                Map.entry("subject_en", "gambling"),
                Map.entry("subject_zh", "赌博"),
                Map.entry("allowed", "app,trademark"),
                Map.entry("accepted", "business_licence,trademark_certificate"));
    }

    @Test
    void everyTextBelongsToACode() throws IOException {
        var codes = Arrays.stream(ReasonCode.values()).map(Enum::name).collect(Collectors.toSet());

        assertThat(read("en").stringPropertyNames())
                .allSatisfy(key -> assertThat(codes).contains(key.replace(".remedy", "")));
        assertThat(read("zh").stringPropertyNames()).isEqualTo(read("en").stringPropertyNames());
    }

    @Test
    void aTextNamesTheValuesOfItsReason() {
        var values = Map.of("length", "1", "min", "2", "max", "12");

        assertThat(NAME_LENGTH.text(Language.EN, values))
                .contains("its length is 1, and 2 to 12 characters are allowed");
        assertThat(NAME_LENGTH.text(Language.ZH, values)).contains("当前为 1 个字符");
    }

    @Test
    void codesInAListReadAsTheirLabels() {
        assertThat(DOCUMENT_MISSING.remedy(Language.EN, Map.of("accepted", "three_in_one,business_licence")))
                .isEqualTo("Upload one of these: three-in-one licence, business licence.");
        assertThat(TYPE_NOT_ALLOWED.remedy(Language.ZH, Map.of("allowed", "app,website")))
                .contains("App、网站");
    }

    @Test
    void aValueIsNeverTakenForATemplate() {
        assertThat(NON_IDENTIFIABLE.remedy(Language.EN, Map.of("suggestion", "{x} app, «y»")))
                .contains("\"{x} app, «y»\"");
    }

    @Test
    void eachCodeIsForTheRulesOrForReviewers() {
        for (var code : ReasonCode.values()) {
            assertThat(code.stage() != ReasonCode.Stage.HUMAN || code.offeredToReviewers())
                    .isTrue();
            assertThat(code.humansOnly()).isEqualTo(code.stage() == ReasonCode.Stage.HUMAN);
        }
        assertThat(ReasonCode.DOCUMENT_FORGED.resubmittable()).isFalse();
    }

    private static Set<String> slots(String text) {
        var slots = new TreeSet<String>();
        var matcher = Pattern.compile("\\{[a-z|_]+}").matcher(text);
        while (matcher.find()) {
            slots.add(matcher.group().replaceFirst("_(en|zh)}", "}"));
        }
        return slots;
    }

    private static Properties read(String language) throws IOException {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(ReasonCode.class.getResourceAsStream("reasons_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }
}
