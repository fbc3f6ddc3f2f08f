package io.countersign.rules;

import static io.countersign.contracts.reasons.Finding.Result.NOT_APPLICABLE;
import static io.countersign.contracts.reasons.Finding.Result.PASSED;
import static io.countersign.contracts.reasons.Finding.Result.REFERRED;
import static io.countersign.contracts.reasons.Finding.Result.REJECTED;
import static io.countersign.contracts.reasons.ReasonCode.DOCUMENT_MISSING;
import static io.countersign.contracts.reasons.ReasonCode.LETTER_MISSING;
import static io.countersign.contracts.reasons.ReasonCode.NAME_ALL_DIGITS;
import static io.countersign.contracts.reasons.ReasonCode.NAME_BRACKETS;
import static io.countersign.contracts.reasons.ReasonCode.NAME_CHARACTERS;
import static io.countersign.contracts.reasons.ReasonCode.NAME_LENGTH;
import static io.countersign.contracts.reasons.ReasonCode.NON_IDENTIFIABLE;
import static io.countersign.contracts.reasons.ReasonCode.OWNER_IS_ACCOUNT;
import static io.countersign.contracts.reasons.ReasonCode.OWNER_MISSING;
import static io.countersign.contracts.reasons.ReasonCode.PERSONAL_DATA;
import static io.countersign.contracts.reasons.ReasonCode.PRODUCT_UNRELEASED;
import static io.countersign.contracts.reasons.ReasonCode.PRODUCT_UNRELEASED_INDIVIDUAL;
import static io.countersign.contracts.reasons.ReasonCode.PROHIBITED_CONTENT;
import static io.countersign.contracts.reasons.ReasonCode.REMARK_MISSING;
import static io.countersign.contracts.reasons.ReasonCode.REMARK_NOT_A_DOMAIN;
import static io.countersign.contracts.reasons.ReasonCode.REMARK_NOT_A_FULL_NAME;
import static io.countersign.contracts.reasons.ReasonCode.REMARK_NOT_A_LINK;
import static io.countersign.rules.Applications.company;
import static io.countersign.rules.Applications.global;
import static io.countersign.rules.Shipped.codes;
import static io.countersign.rules.Shipped.evaluate;
import static io.countersign.rules.Shipped.finding;
import static io.countersign.rules.Shipped.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.Applications.Draft;
import io.countersign.rules.Evaluation.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

    @Test
    void whatNoRuleRejectsGoesToAHuman() {
        var evaluation = evaluate(company("星河云"));

        assertThat(evaluation.verdict()).isEqualTo(Verdict.REFER);
        assertThat(evaluation.route()).isEqualTo(Route.HUMAN);
        assertThat(evaluation.reasons()).isEmpty();
        assertThat(evaluation.assessment().findings()).hasSize(17).noneMatch(finding -> finding.result() == REJECTED);
    }

    @Test
    void allFaultsAreReportedTogether() {
        var application = new Draft(Region.DOMESTIC, SignatureType.APP, Purpose.FOR_OTHERS)
                .name("【验证码】")
                .letter(null)
                .owner(null)
                .remark(null)
                .unreleased()
                .build();

        assertThat(codes(application))
                .containsExactly(
                        NAME_BRACKETS,
                        NON_IDENTIFIABLE,
                        DOCUMENT_MISSING,
                        LETTER_MISSING,
                        OWNER_MISSING,
                        REMARK_MISSING,
                        PRODUCT_UNRELEASED);
        assertThat(evaluate(application).verdict()).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({"星, domestic", "一二三四五六七八九十一二三, domestic", "A, global", "ABCDEFGHIJKLMNOP, global", "𠮷, domestic"})
    void aNameHasTheLengthOfItsRegion(String name, String region) {
        var application = region.equals("global") ? global(name) : company(name);

        var evaluation = evaluate(application);

        assertThat(evaluation.reasons()).anySatisfy(reason -> {
            assertThat(reason.code()).isEqualTo(NAME_LENGTH);
            assertThat(reason.values()).containsEntry("max", region.equals("global") ? "15" : "12");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"星河", "一二三四五六七八九十一二", "𠮷野家", "Acme云2", "Café"})
    void aDomesticNameMayHaveTwoToTwelveChineseCharactersLettersAndDigits(String name) {
        assertThat(result(company(name), "name-length")).isEqualTo(PASSED);
        assertThat(result(company(name), "name-characters")).isEqualTo(PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"星河 云", "星河-云", "A+B科技", "星河@云", "Ａｃｍｅ", "星河😀", "しろくま", "Акме", "星河\u200b云", "acﬁn"})
    void otherCharactersAreRefusedInADomesticName(String name) {
        assertThat(codes(company(name))).contains(NAME_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tencent Cloud", "H&M", "L'Oréal", "ソニー株式会社", "Яндекс", "AT&T (HK)", "Emoji 😀 Co"})
    void aGlobalNameMayHaveAnythingButBracketsAndControls(String name) {
        assertThat(codes(global(name))).isEmpty();
        assertThat(codes(global(name + "\u0007"))).contains(NAME_CHARACTERS);
        assertThat(codes(global("[" + name + "]"))).contains(NAME_BRACKETS);
    }

    @Test
    void whatANameHidesInAGlobalNameIsShownToAHuman() {
        var finding = finding(evaluate(global("Acme\u202eCloud")), "name-characters");

        assertThat(finding.result()).isEqualTo(REFERRED);
        assertThat(finding.values()).containsEntry("characters", "U+202E");
    }

    @Test
    void bracketsSpacesAndWidthAreRepairedMechanically() {
        var reasons = evaluate(company("【Ｘｉｎｇ 星河】")).reasons();

        assertThat(reasons).extracting(Reason::code).containsExactly(NAME_CHARACTERS, NAME_BRACKETS);
        assertThat(reasons)
                .allSatisfy(reason ->
                        assertThat(reason.patch()).containsExactly(PatchOperation.replace("/name", "Xing星河")));
    }

    @Test
    void aPatchThatWouldMakeANewFaultIsNotOffered() {
        var reasons = evaluate(company("【星】")).reasons();

        assertThat(reasons).extracting(Reason::code).containsExactly(NAME_BRACKETS);
        assertThat(reasons.getFirst().patch()).isEmpty();
    }

    @Test
    void digitsAloneAreATrademarkAtMost() {
        var trademark = new Draft(Region.DOMESTIC, SignatureType.TRADEMARK, Purpose.SELF_USE)
                .name("1688")
                .documents(DocumentType.TRADEMARK_CERTIFICATE)
                .build();

        assertThat(codes(company("1688"))).containsExactly(NAME_ALL_DIGITS);
        assertThat(result(trademark, "name-digits")).isEqualTo(REFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀😀", "😀1", "1&1", "☎☎"})
    void aNameWithAnotherSignIsNoNumber(String name) {
        assertThat(codes(global(name))).doesNotContain(NAME_ALL_DIGITS);
        assertThat(codes(company(name))).doesNotContain(NAME_ALL_DIGITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"张13800138000", "Tel 8613800138000", "ID 11010519491231002X", "11010519491231002x"})
    void numbersOfPersonsAreRefused(String name) {
        assertThat(codes(global(name))).contains(PERSONAL_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"星河1380013", "星河12800138000", "110105194912310021", "号213800138000", "11010519491331002X"})
    void otherNumbersAreNot(String name) {
        assertThat(codes(global(name))).doesNotContain(PERSONAL_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "aabb", "验证码", "通知", "ｔｅｓｔ", "测试", "會議通知"})
    void aGeneralWordIdentifiesNoSender(String name) {
        assertThat(codes(company(name))).contains(NON_IDENTIFIABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t e s t", "tеst", "te\u200bst", "T-E-S-T", "verification code", "Verification Code!"})
    void noDisguiseHelps(String name) {
        assertThat(codes(global(name))).contains(NON_IDENTIFIABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contest", "Testla", "滴滴", "Coco", "星河云会议通知"})
    void aBrandIsABrandWithAGeneralWordInIt(String name) {
        assertThat(codes(company(name))).isEmpty();
    }

    @Test
    void theRemedyNamesAPartOfTheVerifiedNameThatWouldPass() {
        var reason = evaluate(company("测试")).reasons().getFirst();

        assertThat(reason.values()).containsEntry("suggestion", "星河云科技");
        assertThat(codes(company("星河云科技"))).isEmpty();
    }

    @Test
    void aGeneralWordIsNeverSuggested() {
        var account = Applications.account(AccountKind.ENTERPRISE, "上海测试科技有限公司");

        var reasons = evaluate(company("验证码"), account).reasons();

        assertThat(reasons)
                .hasSize(1)
                .first()
                .satisfies(reason -> assertThat(reason.values()).doesNotContainValue("测试"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"通知有限公司", "平安投资有限公司"})
    void whatAHumanWouldLookAtIsNeverSuggested(String verifiedName) {
        var account = Applications.account(AccountKind.ENTERPRISE, verifiedName);

        var reasons = evaluate(company("测试"), account).reasons();

        assertThat(reasons)
                .hasSize(1)
                .first()
                .satisfies(reason ->
                        assertThat(reason.values()).doesNotContainValue("通知").doesNotContainValue("平安投资"));
    }

    @Test
    void aCompanyThatIsCalledByAGeneralWordIsLookedAt() {
        var account = Applications.account(AccountKind.ENTERPRISE, "通知有限公司");

        assertThat(finding(evaluate(company("通知"), account), "identifiable-name")
                        .result())
                .isEqualTo(REFERRED);
    }

    @Test
    void anIndividualsOwnNameIdentifiesNoSender() {
        var application = new Draft(Region.DOMESTIC, SignatureType.APP, Purpose.SELF_USE)
                .name("王小明")
                .documents(DocumentType.APP_STORE_SCREENSHOT)
                .build();

        assertThat(evaluate(application, Applications.account(AccountKind.INDIVIDUAL))
                        .reasons())
                .extracting(Reason::code)
                .containsExactly(NON_IDENTIFIABLE);
    }

    @Test
    void anIndividualMayApplyForAnOwnerWhoIsCalledAsTheyAre() {
        var application = new Draft(Region.DOMESTIC, SignatureType.COMPANY, Purpose.FOR_OTHERS)
                .name("王小明")
                .owner(new Owner("王小明餐饮有限公司", OwnerKind.ENTERPRISE))
                .documents(DocumentType.BUSINESS_LICENCE)
                .build();

        var evaluation = evaluate(application, Applications.account(AccountKind.INDIVIDUAL));

        assertThat(evaluation.reasons()).isEmpty();
        assertThat(finding(evaluation, "identifiable-name").result()).isEqualTo(PASSED);
    }

    @Test
    void aProhibitedSubjectIsNamedAndTheEntryIsForReviewersOnly() {
        var evaluation = evaluate(company("皇家赌场"));

        assertThat(evaluation.reasons()).extracting(Reason::code).containsExactly(PROHIBITED_CONTENT);
        assertThat(evaluation.reasons().getFirst().values()).containsEntry("subject_en", "gambling");
        assertThat(finding(evaluation, "prohibited-content").restricted()).containsEntry("entry", "赌场");
    }

    @Test
    void aWordThatMayBeInnocentIsLookedAt() {
        assertThat(result(company("平安投资"), "prohibited-content")).isEqualTo(REFERRED);
        assertThat(result(company("禁毒教育"), "prohibited-content")).isEqualTo(PASSED);
        assertThat(codes(company("Essex"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "传教, REJECTED",
        "薪传教育, REFERRED",
        "薪-传-教育, REFERRED",
        "薪傳教育, REFERRED",
        "软件开发票务, PASSED",
        "反赌博联盟, PASSED",
        "慢性病管理, PASSED",
        "性病管理, REJECTED",
        "骨灰级玩家, PASSED",
        "骨灰盒批发, REJECTED",
        "刷人气, REJECTED"
    })
    void aWordThatOnlyTheEndsOfTwoOthersMakeIsNotSure(String name, String result) {
        assertThat(result(global(name), "prohibited-content").name()).isEqualTo(result);
    }

    private static Draft app(@Nullable String remark) {
        return new Draft(Region.GLOBAL, SignatureType.APP, Purpose.SELF_USE)
                .remark(remark)
                .documents(DocumentType.BUSINESS_LICENCE);
    }

    @Test
    void anAppNeedsALinkIntoAStore() {
        assertThat(codes(app(null).build())).containsExactly(REMARK_MISSING);
        assertThat(codes(app("  ").build())).containsExactly(REMARK_MISSING);
        assertThat(codes(app("see the store").build())).containsExactly(REMARK_NOT_A_LINK);
        assertThat(codes(app("https://").build())).containsExactly(REMARK_NOT_A_LINK);
        assertThat(result(app("https://apps.apple.com/app/id1").build(), "remark"))
                .isEqualTo(PASSED);
        assertThat(result(app("https://a.app.qq.com:443/o/simple.jsp?pkgname=x").build(), "remark"))
                .isEqualTo(PASSED);
        assertThat(result(app("https://apps.apple.com.evil.example/app").build(), "remark"))
                .isEqualTo(REFERRED);
        assertThat(result(app("https://www.pgyer.com/abcd").build(), "remark")).isEqualTo(REFERRED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://apps.apple.com, REFERRED",
        "https://apps.apple.com/, REFERRED",
        "https://apps.apple.com//?#, REFERRED",
        "https://apps.apple.com/cn/app/id1, PASSED",
        "https://a.app.qq.com/?pkgname=x, PASSED"
    })
    void aStoresFrontPageIsNoAppsPage(String remark, String result) {
        assertThat(result(app(remark).build(), "remark").name()).isEqualTo(result);
    }

    @Test
    void aForgottenSchemeIsPutBeforeAStoresLink() {
        var reason = evaluate(app("apps.apple.com/app/id1").build()).reasons().getFirst();

        assertThat(reason.patch()).containsExactly(PatchOperation.replace("/remark", "https://apps.apple.com/app/id1"));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, PASSED",
        "https://www.example.com.cn/index.html, PASSED",
        "腾讯.中国, PASSED",
        "xn--fiq228c.xn--fiqs8s, PASSED",
        "example, REJECTED",
        "com.cn, REJECTED",
        "127.0.0.1, REJECTED",
        "http://10.0.0.1/, REJECTED",
        "-example.com, REJECTED",
        "exa mple.com, REJECTED",
        "our site, REJECTED",
        "example.c, REJECTED",
    })
    void aWebsiteNeedsARegistrableDomain(String remark, String result) {
        var application = new Draft(Region.GLOBAL, SignatureType.WEBSITE, Purpose.SELF_USE)
                .remark(remark)
                .documents(DocumentType.BUSINESS_LICENCE)
                .build();

        assertThat(result(application, "remark").name()).isEqualTo(result);
        assertThat(codes(application)).isEqualTo(result.equals("PASSED") ? List.of() : List.of(REMARK_NOT_A_DOMAIN));
    }

    @Test
    void anOfficialAccountNeedsItsFullName() {
        var draft = new Draft(Region.DOMESTIC, SignatureType.OFFICIAL_ACCOUNT, Purpose.SELF_USE)
                .documents(DocumentType.BUSINESS_LICENCE);

        assertThat(result(draft.remark("星河云助手").build(), "remark")).isEqualTo(PASSED);
        assertThat(result(draft.remark("别的名称").build(), "remark")).isEqualTo(REFERRED);
        assertThat(codes(draft.remark("https://mp.weixin.qq.com/x").build())).containsExactly(REMARK_NOT_A_FULL_NAME);
    }

    @Test
    void anUnreleasedProductWaitsOrTakesTheOrganisationsName() {
        var product = new Draft(Region.DOMESTIC, SignatureType.APP, Purpose.SELF_USE).unreleased();
        var company = new Draft(Region.DOMESTIC, SignatureType.COMPANY, Purpose.SELF_USE)
                .documents(DocumentType.BUSINESS_LICENCE)
                .unreleased();
        var individual = Applications.account(AccountKind.INDIVIDUAL);

        assertThat(codes(product.documents(DocumentType.BUSINESS_LICENCE).build()))
                .containsExactly(PRODUCT_UNRELEASED);
        assertThat(evaluate(product.documents(DocumentType.APP_STORE_SCREENSHOT).build(), individual)
                        .reasons())
                .extracting(Reason::code)
                .containsExactly(PRODUCT_UNRELEASED_INDIVIDUAL);
        assertThat(codes(company.build())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"星河云, PASSED", "星河云科技, PASSED", "深圳市星河云科技有限公司, PASSED", "星云科技, REFERRED", "河星云, REFERRED"})
    void aPartOfTheVerifiedNameMatchesIt(String name, String result) {
        assertThat(result(global(name), "name-and-entity").name()).isEqualTo(result);
    }

    @Test
    void theOwnerOfANameForOthersIsNotTheAccount() {
        var draft = new Draft(Region.DOMESTIC, SignatureType.COMPANY, Purpose.FOR_OTHERS)
                .documents(DocumentType.BUSINESS_LICENCE);

        assertThat(codes(draft.build())).isEmpty();
        assertThat(result(draft.build(), "name-and-entity")).isEqualTo(PASSED);
        var own = evaluate(
                draft.owner(new Owner("深圳市星河雲科技有限公司", OwnerKind.ENTERPRISE)).build());
        assertThat(own.reasons()).extracting(Reason::code).containsExactly(OWNER_IS_ACCOUNT);
        assertThat(own.reasons().getFirst().patch()).containsExactly(PatchOperation.replace("/purpose", "self_use"));
    }

    @Test
    void whoNamesAnotherOwnerForSelfUseIsLookedAt() {
        var draft = new Draft(Region.DOMESTIC, SignatureType.COMPANY, Purpose.SELF_USE)
                .documents(DocumentType.BUSINESS_LICENCE);

        assertThat(result(draft.owner(new Owner("别人有限公司", OwnerKind.ENTERPRISE)).build(), "owner"))
                .isEqualTo(REFERRED);
        assertThat(result(
                        draft.owner(new Owner("深圳市星河云科技有限公司", OwnerKind.ENTERPRISE))
                                .build(),
                        "owner"))
                .isEqualTo(PASSED);
        assertThat(result(company("星河云"), "owner")).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void whatTheCallersApiCannotSayIsNeverRejected() {
        var application = new Draft(Region.DOMESTIC, SignatureType.APP, Purpose.FOR_OTHERS)
                .owner(null)
                .documents(DocumentType.BUSINESS_LICENCE)
                .unstated("owner", "developedBy", "productReleased")
                .build();
        var screenshot = new Draft(Region.DOMESTIC, SignatureType.APP, Purpose.SELF_USE)
                .documents(DocumentType.APP_STORE_SCREENSHOT)
                .unstated("owner", "developedBy", "productReleased")
                .build();

        assertThat(evaluate(application).verdict()).isEqualTo(Verdict.REFER);
        assertThat(result(application, "owner")).isEqualTo(REFERRED);
        assertThat(result(application, "released-product")).isEqualTo(REFERRED);
        assertThat(result(application, "name-and-entity")).isEqualTo(REFERRED);
        assertThat(codes(screenshot)).isEmpty();
    }

    @Test
    void anAppealTurnsWhatIsJudgedOverToAHumanButNotTheForm() {
        var appeal = new Draft(Region.DOMESTIC, SignatureType.COMPANY, Purpose.SELF_USE)
                .name("测试")
                .documents(DocumentType.BUSINESS_LICENCE)
                .appeal("it is our registered name");

        var evaluation = evaluate(appeal.build());

        assertThat(evaluation.verdict()).isEqualTo(Verdict.REFER);
        assertThat(finding(evaluation, "identifiable-name").result()).isEqualTo(REFERRED);
        assertThat(finding(evaluation, "identifiable-name").restricted())
                .containsEntry("suggested", "NON_IDENTIFIABLE");
        assertThat(codes(appeal.documents().build())).containsExactly(DOCUMENT_MISSING);
        assertThat(codes(appeal.name("【测试】").build())).containsExactly(NAME_BRACKETS, DOCUMENT_MISSING);
    }

    @Test
    void aDeveloperCannotHaveMadeACompany() {
        var application = new Draft(Region.DOMESTIC, SignatureType.COMPANY, Purpose.SELF_USE)
                .documents(DocumentType.BUSINESS_LICENCE)
                .developer(Developer.INDIVIDUAL)
                .build();

        var reasons = evaluate(application).reasons();

        assertThat(reasons).extracting(Reason::code).containsExactly(ReasonCode.DEVELOPER_NOT_APPLICABLE);
        assertThat(reasons.getFirst().patch()).containsExactly(PatchOperation.replace("/developedBy", "organisation"));
    }
}
