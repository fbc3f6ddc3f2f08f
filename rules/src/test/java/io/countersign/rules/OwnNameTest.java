package io.countersign.rules;

import static io.countersign.contracts.reasons.Finding.Result.PASSED;
import static io.countersign.contracts.reasons.Finding.Result.REFERRED;
import static io.countersign.contracts.reasons.Finding.Result.REJECTED;
import static io.countersign.contracts.reasons.ReasonCode.NAME_ALL_DIGITS;
import static io.countersign.contracts.reasons.ReasonCode.NON_IDENTIFIABLE;
import static io.countersign.contracts.reasons.ReasonCode.PROHIBITED_CONTENT;
import static io.countersign.rules.Shipped.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.rules.Applications.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a company may call itself: words of its own name, but neither placeholders nor parts without the brand. */
class OwnNameTest {

    private static Evaluation evaluate(String name, String verifiedName) {
        return Shipped.evaluate(Applications.global(name), Applications.account(AccountKind.ENTERPRISE, verifiedName));
    }

    @ParameterizedTest
    @CsvSource({
        "中国物流集团, 中国物流集团有限公司",
        "订单来了, 杭州订单来了科技有限公司",
        "三黄片药业, 广东三黄片药业有限公司",
        "加微信息, 上海加微信息科技有限公司",
        "大麻镇政府, 桐乡市大麻镇人民政府",
        "打击传销办, 柳州市打击传销办公室",
        "AnyDesk, AnyDesk Software GmbH",
        "Progress, Progress Software Corporation",
        "Lotto Sport, Lotto Sport Italia S.p.A.",
        "Groupe Casino, Groupe Casino SA",
        "XXXLutz, XXXLutz KG",
        "1&1, 1&1 AG",
        "温州燃气, 温州市燃气有限公司",
        "江苏体育彩票, 江苏省体育彩票管理中心",
        "42, 42 GmbH",
        "老K粉面, 南宁市青秀区老K粉面馆",
        "Casino Marchés, Distribution Casino France",
        "Nothing, Nothing Technology Limited",
        "Nothing Phone, Nothing Technology Limited",
        "无名小店, 成都市武侯区无名小店餐饮店",
        "测试一下, 长沙测试一下网络科技有限公司",
        "Test One, Test One Laboratories Ltd",
        "Hello bank!, BNP Paribas SA",
        "お名前.com, GMOインターネットグループ株式会社"
    })
    void aWordOfTheVerifiedNameIsNotRejected(String name, String verifiedName) {
        assertThat(evaluate(name, verifiedName).reasons())
                .extracting(Reason::code)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "测试, 上海测试科技有限公司",
        "通知, 腾云通知科技有限公司",
        "test, Test Systems International Ltd",
        "有限公司, 深圳市腾云科技有限公司",
        "科技有限公司, 深圳市腾云科技有限公司",
        "限公司, 深圳市腾云科技有限公司",
        "深圳市, 深圳市腾云科技有限公司",
        "深圳, 深圳市腾云科技有限公司",
        "Co Ltd, Acme Cloud Co Ltd"
    })
    void placeholdersAndPartsWithoutTheBrandAreRejected(String name, String verifiedName) {
        assertThat(evaluate(name, verifiedName).reasons())
                .extracting(Reason::code)
                .contains(NON_IDENTIFIABLE);
    }

    @ParameterizedTest
    @CsvSource({"市腾, 深圳市腾云科技有限公司", "云科, 深圳市腾云科技有限公司", "e Clo, Acme Cloud Co Ltd", "oud, Acme Cloud Co Ltd"})
    void aFragmentDoesNotMatchTheVerifiedName(String name, String verifiedName) {
        assertThat(finding(evaluate(name, verifiedName), "name-and-entity").result())
                .isEqualTo(REFERRED);
    }

    @ParameterizedTest
    @CsvSource({"赌场, 深圳市腾云科技有限公司, REJECTED", "赌场, 澳门赌场有限公司, REFERRED"})
    void aProhibitedWordIsReferredWhereItIsTheCompanysOwn(String name, String verifiedName, String result) {
        assertThat(finding(evaluate(name, verifiedName), "prohibited-content")
                        .result()
                        .name())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "极速贷款, 深圳市腾云科技有限公司, REJECTED",
        "极速贷款, 重庆腾云小额贷款有限公司, REFERRED",
        "Instant Loans, Acme Cloud Ltd, REJECTED",
        "Instant Loans, Acme Bank Ltd, REFERRED",
        "Instant Loans, Embankment Ltd, REJECTED"
    })
    void aSubjectIsReferredWhereOrganisationsSoCalledDealWithItLawfully(
            String name, String verifiedName, String result) {
        assertThat(finding(evaluate(name, verifiedName), "prohibited-content")
                        .result()
                        .name())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "扣群8412275",
        "威芯abc8866",
        "WhatsApp +44770",
        "Line ID ab1234",
        "TG飞机联系",
        "Add my Telegram",
        "카톡 문의",
        "LINE追加"
    })
    void addressesWithinMessengersAreReferred(String name) {
        assertThat(finding(Shipped.evaluate(Applications.global(name)), "prohibited-content")
                        .result())
                .isEqualTo(REFERRED);
    }

    @ParameterizedTest
    @CsvSource({"Offline 24", "Airline 737", "Markelton 2024"})
    void aNumberAfterOtherWordsIsNoAddress(String name) {
        assertThat(finding(Shipped.evaluate(Applications.global(name)), "prohibited-content")
                        .result())
                .isEqualTo(PASSED);
    }

    @Test
    void aTrademarkWithItsCertificateIsReferred() {
        var draft = new Draft(Region.GLOBAL, SignatureType.TRADEMARK, Purpose.SELF_USE).name("Message Desk");

        var certified = Shipped.evaluate(
                draft.documents(DocumentType.TRADEMARK_CERTIFICATE).build());
        var uncertified =
                Shipped.evaluate(draft.documents(DocumentType.BUSINESS_LICENCE).build());

        assertThat(finding(certified, "identifiable-name").result()).isEqualTo(REFERRED);
        assertThat(finding(uncertified, "identifiable-name").result()).isEqualTo(REJECTED);
    }

    @ParameterizedTest
    @CsvSource({"Bilibili", "太空", "1&1", "😀5914"})
    void aNameIsNotRejectedForWhatIsReadIntoIt(String name) {
        assertThat(Shipped.codes(Applications.global(name)))
                .doesNotContain(NON_IDENTIFIABLE, PROHIBITED_CONTENT, NAME_ALL_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "C@sino, REJECTED",
        "S3x, REFERRED",
        "薇信群, REFERRED",
        "贝者博, REFERRED",
        "六和彩, REFERRED",
        "赌bo, REFERRED",
        "约p, REFERRED",
        "裸 l 聊, REFERRED",
        "chengren电影, REFERRED",
        "木仓支, REFERRED",
        "6合彩, REFERRED",
        "ѕех, REFERRED",
        "Vlagra, REFERRED",
        "c*sino, REFERRED",
        "Casiino, REFERRED",
        "\\/iagra, REJECTED",
        "казино, REFERRED",
        "出售身份证, REFERRED",
        "Fake Passports, REJECTED"
    })
    void disguisedWordsRaiseAFinding(String name, String result) {
        assertThat(finding(Shipped.evaluate(Applications.global(name)), "prohibited-content")
                        .result()
                        .name())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"支付堡", "支负宝", "腾汛", "ICBC", "税务总局", "铁路客服12306", "China Mobile", "OpenAI", "WeCh@t"})
    void namesLikeProtectedOnesAreReferred(String name) {
        assertThat(finding(Shipped.evaluate(Applications.global(name)), "look-alike")
                        .result())
                .isEqualTo(REFERRED);
    }

    @Test
    void invisibleCharactersAreReferred() {
        for (var name : new String[] {"Ac\u034Fme", "Ac\u115Fme", "Ac\u3164me", "Ac\uFE00me"}) {
            assertThat(finding(Shipped.evaluate(Applications.global(name)), "name-characters")
                            .result())
                    .as(name)
                    .isEqualTo(REFERRED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "星河赌场通知, PROHIBITED_CONTENT, 2, 4",
        "登录验证码, NON_IDENTIFIABLE, 0, 5",
        "星河13800138000, PERSONAL_DATA, 2, 13",
        "星【河, NAME_BRACKETS, 1, 2"
    })
    void aReasonNamesThePositionsThatCausedIt(String name, String code, int from, int to) {
        var reasons = Shipped.evaluate(Applications.global(name)).reasons();

        assertThat(reasons)
                .filteredOn(reason -> reason.code().name().equals(code))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.positions()).isNotEmpty().hasSizeLessThanOrEqualTo(Reason.MAX_POSITIONS);
                    assertThat(reason.positions().getFirst().from()).isEqualTo(from);
                    assertThat(reason.positions().getLast().to()).isEqualTo(to);
                });
    }

    @Test
    void theExcessOfATooLongNameIsItsPosition() {
        var reasons = Shipped.evaluate(Applications.global("Bulk Customer 13")).reasons();

        assertThat(reasons)
                .singleElement()
                .satisfies(reason -> assertThat(reason.positions()).containsExactly(new TextRange(15, 16)));
    }

    @ParameterizedTest
    @CsvSource({"皇家赌场", "1688", "13800138000", "验证码"})
    void aRejectedNameGetsASuggestionFromTheVerifiedName(String name) {
        assertThat(Shipped.evaluate(Applications.company(name)).reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason.values()).containsEntry("suggestion", "星河云科技"));
    }
}
