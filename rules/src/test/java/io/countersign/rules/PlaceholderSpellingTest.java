package io.countersign.rules;

import static io.countersign.contracts.reasons.Finding.Result.PASSED;
import static io.countersign.contracts.reasons.ReasonCode.NON_IDENTIFIABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.reasons.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Placeholders that are in no list as they are written. */
class PlaceholderSpellingTest {

    private static Evaluation evaluate(String name, String verifiedName) {
        return Shipped.evaluate(Applications.global(name), Applications.account(AccountKind.ENTERPRISE, verifiedName));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "公司A",
                "Brand X",
                "签名003",
                "测试第二版",
                "www.test.com",
                "t1e2s3t4",
                "testttt",
                "tesst",
                "tset",
                "试测",
                "空空",
                "ceshiqianming",
                "测试qianming",
                "我的公司名称",
                "Your Company Name",
                "御社の名前",
                "우리 회사",
                "Mi Empresa",
                "某外包",
                "XX市XX公司",
                "测试填写",
                "还没取名",
                "两个字",
                "111a",
                "dfdf",
                "支付网关测试",
                "随便填的别管",
                "Markelton Test",
                "${company}",
                "OO公司",
                "fghfgh",
                "sdkjfh",
                "фыва",
                "啊啊哈",
                "验正码",
                "侧试",
                "通之",
                "2025年12月",
                "王先生",
                "kefu",
                "Dear Customer",
                "山田太郎"
            })
    void aPlaceholderIsRecognisedHoweverItIsWritten(String name) {
        assertThat(evaluate(name, "深圳市腾云科技有限公司").reasons())
                .extracting(Reason::code)
                .contains(NON_IDENTIFIABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contest",
                "Protest",
                "App1e",
                "Code.org",
                "Change.org",
                "1Password",
                "人本",
                "九号公司",
                "e签宝",
                "Coco",
                "云测试工场",
                "心理测试",
                "CNBC",
                "Assam",
                "Poppi",
                "策士",
                "桐芝",
                "7天"
            })
    void aNameThatOnlyResemblesOneIsNotRejectedForIt(String name) {
        assertThat(evaluate(name, "深圳市腾云科技有限公司").reasons())
                .extracting(Reason::code)
                .doesNotContain(NON_IDENTIFIABLE);
    }

    @ParameterizedTest
    @CsvSource({"○○商行, 漳州市芗城区顺发商行", "〇〇株式会社, 株式会社東野製作所"})
    void signsForOmittedCharactersAreNoPartOfTheCompanysName(String name, String verifiedName) {
        assertThat(evaluate(name, verifiedName).reasons())
                .extracting(Reason::code)
                .contains(NON_IDENTIFIABLE);
    }

    @ParameterizedTest
    @CsvSource({"测试之家, 测试之家网络有限公司", "某某奶茶, 某某奶茶餐饮有限公司", "Test House, Test House Ltd", "三六零, 三六零安全科技股份有限公司"})
    void aCompanySoCalledIsReferred(String name, String verifiedName) {
        var evaluation = evaluate(name, verifiedName);

        assertThat(evaluation.reasons()).extracting(Reason::code).doesNotContain(NON_IDENTIFIABLE);
        assertThat(Shipped.finding(evaluation, "identifiable-name").result()).isNotEqualTo(PASSED);
    }
}
