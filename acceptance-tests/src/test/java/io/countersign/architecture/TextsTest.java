package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.architecture.SourceTexts.Text;
import io.countersign.contracts.Language;
import io.countersign.contracts.reasons.ReasonCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of the product, in English and in Chinese, as it is and with values. */
class TextsTest {

    private static final Pattern CHINESE = Pattern.compile("[\\u3000-\\u303f\\u4e00-\\u9fff\\uff00-\\uffef]");
    private static final Pattern PLACEHOLDER = Pattern.compile("%[sd]|\\{\\d+}|\\{[a-z_]+(?:\\|[a-z]+)?}");
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`|https?://\\S*|[a-z]+[:=._/-][A-Za-z0-9:=._/-]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z-]*");
    /** "has 1 characters": a number that may be one before a plural. Limits are more than one. */
    private static final Pattern PLURAL =
            Pattern.compile("(?:has|have|is|are|its length is) (?:%d|\\{\\d+}|\\{length}) (?:[a-z]+ )?[a-z]+s\\b");

    private static final Pattern RAW = Pattern.compile("[{}«»|]|%[sd]");

    /** Names and code in a Chinese text. */
    private static final Set<String> TECHNICAL = Set.of(
            "Countersign",
            "OpenAPI",
            "Unicode",
            "Webhook",
            "Token",
            "iPhone",
            "idempotencyKey",
            "certificates",
            "errors",
            "next",
            "after",
            "App",
            "Wi-Fi",
            "multipart",
            "json",
            "read",
            "write",
            "send",
            "application",
            "retirement",
            "notices",
            "documents",
            "acme",
            "bulksms",
            "https",
            "base",
            "Ctrl",
            "Alt",
            "Meta",
            "choice",
            "true",
            "false",
            "Accept",
            "Allow",
            "Authorization");

    /** In the other language on purpose: the names of languages, and the sentences that a reviewer sends. */
    private static final Set<String> OTHER_LANGUAGE =
            Set.of("settings.language.en", "settings.language.zh", "case.approveEn", "case.approveZh");

    static List<Text> texts() throws IOException {
        return SourceTexts.all().stream()
                .filter(text -> OTHER_LANGUAGE.stream().noneMatch(text.where()::endsWith))
                .toList();
    }

    @Test
    void theTextsAreFound() throws IOException {
        assertThat(texts()).hasSizeGreaterThan(300);
        assertThat(SourceTexts.ofSource("x", "new TencentError(\"C\", \"a, (b) %d\" + name + \" c\", \"甲。\")"))
                .containsExactly(new Text("x", "a, (b) %d7 c", "甲。"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void bothLanguagesHaveTheSamePlaceholders(Text text) {
        assertThat(placeholders(text.zh())).as("%s", text).isEqualTo(placeholders(text.en()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noLanguageIsInsideTheOther(Text text) {
        assertThat(text.en()).as("%s", text).doesNotContainPattern(CHINESE);
        var prose =
                QUOTED.matcher(PLACEHOLDER.matcher(text.zh()).replaceAll("")).replaceAll("");
        assertThat(WORD.matcher(prose).results().map(match -> match.group()).filter(TextsTest::isEnglish))
                .as("%s", text)
                .isEmpty();
        assertThat(text.zh()).as("%s", text).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noPluralFollowsANumberThatMayBeOne(Text text) {
        assertThat(text.en()).as("%s", text).doesNotContainPattern(PLURAL);
    }

    @ParameterizedTest
    @EnumSource
    void aReasonIsRenderedWithAndWithoutValues(ReasonCode code) {
        for (var language : Language.values()) {
            for (var values : List.of(Map.<String, String>of(), values())) {
                assertThat(Stream.of(code.text(language, values), code.remedy(language, values)))
                        .as("%s", language)
                        .allSatisfy(text -> assertThat(text)
                                .isNotBlank()
                                .doesNotContainPattern(RAW)
                                .doesNotContain("null", " .", "  ", "1 characters"));
            }
        }
    }

    /** A value of every kind that a rule or the ledger gives. */
    private static Map<String, String> values() {
        var values = new TreeMap<String, String>();
        values.put("limit", "50");
        values.put("signature", "1001");
        values.put("length", "1");
        values.put("min", "2");
        values.put("max", "12");
        values.put("characters", "U+0040");
        values.put("suggestion", "Acme");
        values.put("subject_en", "gambling");
        values.put("subject_zh", "赌博");
        values.put("allowed", "company,app");
        values.put("accepted", "business_licence,three_in_one");
        return values;
    }

    private static Map<String, Integer> placeholders(String text) {
        var found = new TreeMap<String, Integer>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(match -> found.merge(match.group().replace("_en", "").replace("_zh", ""), 1, Integer::sum));
        return found;
    }

    /** Not an abbreviation, a header, a name in capitals within or a technical word. */
    private static boolean isEnglish(String word) {
        return word.length() > 2
                && !word.equals(word.toUpperCase(java.util.Locale.ROOT))
                && !word.contains("-")
                && word.substring(1).equals(word.substring(1).toLowerCase(java.util.Locale.ROOT))
                && !TECHNICAL.contains(word);
    }
}
