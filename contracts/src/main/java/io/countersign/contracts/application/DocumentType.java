package io.countersign.contracts.application;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.contracts.Language;
import java.util.Locale;
import java.util.OptionalInt;

/** The certificates that prove a signature, without the authorization letter. */
public enum DocumentType {
    THREE_IN_ONE(0, "three-in-one licence", "三证合一"),
    BUSINESS_LICENCE(1, "business licence", "企业营业执照"),
    ORGANISATION_CODE(2, "organization code certificate", "组织机构代码证书"),
    SOCIAL_CREDIT_CODE(3, "social credit code certificate", "社会信用代码证书"),
    APP_STORE_SCREENSHOT(4, "screenshot of the app store back office", "应用后台管理截图"),
    WEBSITE_FILING_SCREENSHOT(5, "screenshot of the website's ICP filing back office", "网站备案后台截图"),
    MINI_PROGRAM_SCREENSHOT(6, "screenshot of the Mini Program's settings page", "小程序设置页面截图"),
    TRADEMARK_CERTIFICATE(7, "trademark registration certificate", "商标注册书"),
    OFFICIAL_ACCOUNT_SCREENSHOT(8, "screenshot of the Official Account's settings page", "公众号设置页面截图"),
    /** Has no number in the official API: REST only. */
    LEGAL_PERSON_CERTIFICATE(-1, "legal person certificate of a public institution", "事业单位法人证书");

    private final int number;
    private final String english;
    private final String chinese;

    DocumentType(int number, String english, String chinese) {
        this.number = number;
        this.english = english;
        this.chinese = chinese;
    }

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number in the Tencent-compatible API, if it has one. */
    public OptionalInt number() {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    public String label(Language language) {
        return language == Language.ZH ? chinese : english;
    }
}
