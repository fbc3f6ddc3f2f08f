package io.countersign.contracts.reasons;

import static io.countersign.contracts.reasons.ReasonCode.Severity.MAJOR;
import static io.countersign.contracts.reasons.ReasonCode.Severity.MINOR;
import static io.countersign.contracts.reasons.ReasonCode.Severity.SEVERE;
import static io.countersign.contracts.reasons.ReasonCode.Stage.ADMISSION;
import static io.countersign.contracts.reasons.ReasonCode.Stage.HUMAN;
import static io.countersign.contracts.reasons.ReasonCode.Stage.RETIREMENT;
import static io.countersign.contracts.reasons.ReasonCode.Stage.RULES;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.countersign.contracts.Language;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.SignatureType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of reasons, whose texts are in {@code reasons_en.properties} and {@code reasons_zh.properties}. A
 * code is never reused.
 */
public enum ReasonCode {
    QUOTA_EXCEEDED(ADMISSION, MAJOR),
    DUPLICATE_NAME(ADMISSION, MAJOR),
    TOO_MANY_OPEN_REVISIONS(ADMISSION, MINOR),

    NAME_LENGTH(RULES, MINOR),
    NAME_CHARACTERS(RULES, MINOR),
    NAME_BRACKETS(RULES, MINOR),
    NAME_ALL_DIGITS(RULES, MAJOR),
    PERSONAL_DATA(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    NON_IDENTIFIABLE(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    PROHIBITED_CONTENT(RULES, SEVERE, Use.ALSO_BY_HUMANS),
    TYPE_NOT_ALLOWED(RULES, MAJOR),
    TYPE_WITHDRAWN(RULES, MAJOR),
    DEVELOPER_NOT_APPLICABLE(RULES, MINOR),
    DOCUMENT_MISSING(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    DOCUMENT_MISMATCH_INDIVIDUAL(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    DOCUMENT_MISMATCH_ORGANISATION(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    DOCUMENT_MISMATCH_FOR_OTHERS(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    LETTER_MISSING(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    OWNER_MISSING(RULES, MINOR),
    OWNER_IS_ACCOUNT(RULES, MINOR, Use.ALSO_BY_HUMANS),
    OWNER_NOT_ALLOWED(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    REMARK_MISSING(RULES, MINOR),
    REMARK_NOT_A_LINK(RULES, MINOR),
    REMARK_NOT_A_DOMAIN(RULES, MINOR),
    REMARK_NOT_A_FULL_NAME(RULES, MINOR),
    PRODUCT_UNRELEASED(RULES, MAJOR, Use.ALSO_BY_HUMANS),
    PRODUCT_UNRELEASED_INDIVIDUAL(RULES, MAJOR, Use.ALSO_BY_HUMANS),

    LICENCE_OF_APPLICANT(HUMAN, MAJOR),
    LETTER_INVALID(HUMAN, MAJOR),
    LETTER_PARTIES_SWAPPED(HUMAN, MAJOR),
    LETTER_UNSTAMPED(HUMAN, MAJOR),
    LETTER_UNSIGNED(HUMAN, MAJOR),
    LETTER_PARTY_DIFFERS(HUMAN, MAJOR),
    LETTER_STAMP_OF_WRONG_PARTY(HUMAN, MAJOR),
    LETTER_NOT_THE_TEMPLATE(HUMAN, MAJOR),
    LETTER_EXPIRED(HUMAN, MAJOR),
    APP_LINK_INVALID(HUMAN, MAJOR),
    APP_LINK_UNRELATED(HUMAN, MAJOR),
    APP_LINK_TEST_DOWNLOAD(HUMAN, MAJOR),
    SCREENSHOT_UNRELATED(HUMAN, MAJOR),
    SCREENSHOT_WRONG_PAGE(HUMAN, MAJOR),
    DOCUMENT_FORMAT(HUMAN, MAJOR),
    DOCUMENT_UNREADABLE(HUMAN, MINOR),
    DOCUMENT_NOT_ORIGINAL(HUMAN, MAJOR),
    DOCUMENT_EXPIRED(HUMAN, MAJOR),
    DOCUMENT_ALTERED(HUMAN, MAJOR),
    DOCUMENT_OUTDATED(HUMAN, MAJOR),
    DOCUMENT_FORGED(HUMAN, SEVERE, Use.FINAL),
    NAME_NOT_ON_DOCUMENT(HUMAN, MAJOR),
    NAME_TOO_BROAD(HUMAN, MAJOR),
    SHORT_FORM_UNRELATED(HUMAN, MAJOR),
    LOOK_ALIKE(HUMAN, SEVERE),
    SUBJECT_DIFFERS(HUMAN, MAJOR),
    PRODUCT_NOT_FOUND(HUMAN, MAJOR),
    PRODUCT_TOO_THIN(HUMAN, MAJOR),
    WEBSITE_NOT_FILED(HUMAN, MAJOR),
    WEBSITE_FILING_DIFFERS(HUMAN, MAJOR),
    WEBSITE_UNREACHABLE(HUMAN, MINOR),
    TRADEMARK_NOT_FOUND(HUMAN, MAJOR),
    TRADEMARK_NOT_REGISTERED(HUMAN, MAJOR),
    TRADEMARK_NAME_DIFFERS(HUMAN, MAJOR),
    SHOP_WITHOUT_PLATFORM(HUMAN, MAJOR),
    INDUSTRY_NOT_SUPPORTED(HUMAN, SEVERE, Use.FINAL),
    INFORMATION_INSUFFICIENT(HUMAN, MAJOR),
    @JsonEnumDefaultValue
    OTHER(HUMAN, MAJOR),

    RETIRED_FRAUD(RETIREMENT, SEVERE, Use.FINAL),
    RETIRED_LETTER_EXPIRED(RETIREMENT, MAJOR),
    RETIRED_OWNER_COMPLAINT(RETIREMENT, MAJOR);

    /** Who gives a reason. */
    public enum Stage {
        ADMISSION,
        RULES,
        HUMAN,
        RETIREMENT;

        /** The name in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a resubmission takes: a correction, other certificates or another name; or it is held against the account. */
    public enum Severity {
        MINOR,
        MAJOR,
        SEVERE;

        /** The name in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Use {
        USUAL,
        ALSO_BY_HUMANS,
        FINAL
    }

    /** Grows with every change of the catalogue. */
    public static final String VERSION = "3";

    private final Stage stage;
    private final Severity severity;
    private final Use use;

    ReasonCode(Stage stage, Severity severity) {
        this(stage, severity, Use.USUAL);
    }

    ReasonCode(Stage stage, Severity severity, Use use) {
        this.stage = stage;
        this.severity = severity;
        this.use = use;
    }

    /** Null if this catalogue has no such code. */
    static @Nullable ReasonCode named(String name) {
        return Arrays.stream(values())
                .filter(code -> code.name().equals(name))
                .findAny()
                .orElse(null);
    }

    public Stage stage() {
        return stage;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether another application can resolve it. */
    public boolean resubmittable() {
        return use != Use.FINAL;
    }

    /** Whether a reviewer may pick it when rejecting. */
    public boolean offeredToReviewers() {
        return stage == HUMAN || use == Use.ALSO_BY_HUMANS;
    }

    /** Whether only a human gives it, never the rules. */
    public boolean humansOnly() {
        return stage == HUMAN;
    }

    /** What is wrong. */
    public String text(Language language, Map<String, String> values) {
        return fill(Texts.of(this, language, ""), language, values);
    }

    /** What to do about it. */
    public String remedy(Language language, Map<String, String> values) {
        return fill(Texts.of(this, language, ".remedy"), language, values);
    }

    /** Puts the values in; a part in « » goes when a value in it is unknown. */
    private static String fill(String template, Language language, Map<String, String> values) {
        var text = new StringBuilder(template.length() + 64);
        int at = 0;
        for (int open = template.indexOf('«'); open >= 0; open = template.indexOf('«', at)) {
            int close = template.indexOf('»', open);
            text.append(known(template.substring(at, open), language, values, true));
            var part = known(template.substring(open + 1, close), language, values, false);
            text.append(part == null ? "" : part);
            at = close + 1;
        }
        return text.append(known(template.substring(at), language, values, true))
                .toString();
    }

    private static @Nullable String known(
            String part, Language language, Map<String, String> values, boolean keepUnknown) {
        var text = new StringBuilder();
        int at = 0;
        for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', at)) {
            int close = part.indexOf('}', open);
            String[] slot = part.substring(open + 1, close).split("\\|", 2);
            var value = values.get(slot[0]);
            if (value == null && !keepUnknown) {
                return null;
            }
            text.append(part, at, open);
            text.append(value == null ? "?" : slot.length == 1 ? value : labels(slot[1], value, language));
            at = close + 1;
        }
        return text.append(part.substring(at)).toString();
    }

    private static String labels(String kind, String codes, Language language) {
        return Arrays.stream(codes.split(",", -1))
                .map(code -> kind.equals("types") ? type(code, language) : document(code, language))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    private static String document(String code, Language language) {
        return Arrays.stream(DocumentType.values())
                .filter(type -> type.code().equals(code))
                .map(type -> type.label(language))
                .findAny()
                .orElse(code);
    }

    private static String type(String code, Language language) {
        return Arrays.stream(SignatureType.values())
                .filter(type -> type.code().equals(code))
                .map(type -> type.label(language))
                .findAny()
                .orElse(code);
    }

    /** The two files of texts, read once. */
    private static final class Texts {

        private static final Properties ENGLISH = read("reasons_en.properties");
        private static final Properties CHINESE = read("reasons_zh.properties");

        static String of(ReasonCode code, Language language, String suffix) {
            return Objects.requireNonNull(
                    (language == Language.ZH ? CHINESE : ENGLISH).getProperty(code.name() + suffix),
                    () -> code + suffix + " has no text");
        }

        private static Properties read(String file) {
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(ReasonCode.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
                var texts = new Properties();
                texts.load(reader);
                return texts;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
