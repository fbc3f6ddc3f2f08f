package io.countersign.contracts.application;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.contracts.Language;
import java.util.Locale;

/**
 * What a signature's name may be; the FAQ's "Official Account or Mini Program" is two codes, as in the official API.
 */
public enum SignatureType {
    COMPANY(0, "Company", "公司"),
    APP(1, "App", "App"),
    WEBSITE(2, "Website", "网站"),
    OFFICIAL_ACCOUNT(3, "WeChat Official Account", "公众号"),
    TRADEMARK(4, "Trademark", "商标"),
    GOVERNMENT(5, "Government/public institution/other", "政府/机关事业单位/其他机构"),
    MINI_PROGRAM(6, "WeChat Mini Program", "小程序");

    private final int number;
    private final String english;
    private final String chinese;

    SignatureType(int number, String english, String chinese) {
        this.number = number;
        this.english = english;
        this.chinese = chinese;
    }

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number in the Tencent-compatible API. */
    public int number() {
        return number;
    }

    public String label(Language language) {
        return language == Language.ZH ? chinese : english;
    }

    /** A product has to be released before its name can be applied for. */
    public boolean isProduct() {
        return switch (this) {
            case APP, WEBSITE, OFFICIAL_ACCOUNT, MINI_PROGRAM -> true;
            case COMPANY, TRADEMARK, GOVERNMENT -> false;
        };
    }
}
