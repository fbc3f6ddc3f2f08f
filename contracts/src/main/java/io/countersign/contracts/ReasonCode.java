package io.countersign.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue of reasons. A code is never reused; {@code {…}} in a text stands for a value of the reason. */
public enum ReasonCode {
    QUOTA_EXCEEDED(
            Stage.ADMISSION,
            true,
            "The account already holds {limit} signatures, as many as it may.",
            "Delete a signature that is no longer needed, or withdraw a pending application, then apply again.",
            "账号已有 {limit} 个签名，达到上限。",
            "请删除不再使用的签名或撤回待审核的申请，然后重新申请。"),
    DUPLICATE_NAME(
            Stage.ADMISSION,
            true,
            "The account already has a pending or approved signature of this name in this region.",
            "Use the existing signature, or wait for its review to end.",
            "账号在该地区已有同名的待审核或已通过签名。",
            "请使用已有签名，或等待其审核结束。"),
    NAME_LENGTH(
            Stage.RULES,
            true,
            "The name has {length} characters; {min} to {max} are allowed in this region.",
            "Shorten or lengthen the name; an abbreviation has to be part of the full name.",
            "签名长度为 {length} 个字符，该地区允许 {min} 至 {max} 个字符。",
            "请调整签名长度；简称须包含在全称中。");

    /** Who gives a reason. */
    public enum Stage {
        ADMISSION,
        RULES,
        HUMAN,
        RETIREMENT
    }

    /** Grows with every change of the catalogue. */
    public static final String VERSION = "1";

    private final Stage stage;
    private final boolean resubmittable;
    private final String english;
    private final String englishRemedy;
    private final String chinese;
    private final String chineseRemedy;

    ReasonCode(
            Stage stage,
            boolean resubmittable,
            String english,
            String englishRemedy,
            String chinese,
            String chineseRemedy) {
        this.stage = stage;
        this.resubmittable = resubmittable;
        this.english = english;
        this.englishRemedy = englishRemedy;
        this.chinese = chinese;
        this.chineseRemedy = chineseRemedy;
    }

    public Stage stage() {
        return stage;
    }

    /** Whether another application can mend it. */
    public boolean resubmittable() {
        return resubmittable;
    }

    /** What is wrong. */
    public String text(Language language, Map<String, String> values) {
        return fill(language == Language.ZH ? chinese : english, language, values);
    }

    /** What to do about it. */
    public String remedy(Language language, Map<String, String> values) {
        return fill(language == Language.ZH ? chineseRemedy : englishRemedy, language, values);
    }

    private static String fill(String template, Language language, Map<String, String> values) {
        var text = template;
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", label(value.getValue(), language));
        }
        return text;
    }

    /** A comma-separated list of document or signature types reads as their labels; anything else as it stands. */
    private static String label(String value, Language language) {
        return Arrays.stream(value.split(",", -1))
                .map(part -> labelOfOne(part, language))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    private static String labelOfOne(String code, Language language) {
        for (var document : DocumentType.values()) {
            if (document.code().equals(code)) {
                return document.label(language);
            }
        }
        return code;
    }
}
