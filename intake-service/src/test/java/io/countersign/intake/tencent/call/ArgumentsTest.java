package io.countersign.intake.tencent.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final List<ActionParameter> DESCRIBE = Action.DESCRIBE.fields(ApiVersion.V2021);
    private static final List<ActionParameter> SEND = Action.SEND.fields(ApiVersion.V2019);

    @Test
    void readsJsonStrictly() {
        var arguments =
                CallParameters.ofJson(bytes("{\"SignIdSet\":[1,2],\"International\":0,\"Limit\":null}"), DESCRIBE);

        assertThat(arguments.integers("SignIdSet")).containsExactly(1L, 2L);
        assertThat(arguments.integer("International")).isZero();
        assertThat(arguments.integer("Limit", 10)).isEqualTo(10);
    }

    @Test
    void convertsTheTextOfAForm() {
        var arguments = CallParameters.ofForm(
                Map.of(
                        "Action",
                        "SendSms",
                        "PhoneNumberSet.0",
                        "+8613711112222",
                        "SmsSdkAppid",
                        "14",
                        "TemplateID",
                        "1",
                        "Sign",
                        "腾讯云"),
                SEND);

        assertThat(arguments.texts("PhoneNumberSet")).containsExactly("+8613711112222");
        assertThat(arguments.text("Sign")).isEqualTo("腾讯云");
        assertThat(CallParameters.ofForm(Map.of("SignIdSet.0", "7", "International", "1"), DESCRIBE)
                        .integers("SignIdSet"))
                .containsExactly(7L);
    }

    @Test
    void elementsOfAFormAreOrderedByTheirNumbers() {
        var form = new LinkedHashMap<>(Map.of("SmsSdkAppid", "14", "TemplateID", "1", "PhoneNumberSet.0", "+1"));
        for (int i = 11; i >= 0; i--) {
            form.put("TemplateParamSet." + i, "p" + i);
        }

        var parameters = CallParameters.ofForm(form, SEND).texts("TemplateParamSet");

        assertThat(parameters).hasSize(12).startsWith("p0", "p1", "p2").endsWith("p10", "p11");
    }

    @Test
    void refusesWhatTheGatewayRefuses() {
        refuses("FailedOperation.JsonParseFail", () -> CallParameters.ofJson(bytes("{\"International\":"), DESCRIBE));
        refuses("FailedOperation.JsonParseFail", () -> CallParameters.ofJson(bytes("[]"), DESCRIBE));
        refuses("FailedOperation.JsonParseFail", () -> CallParameters.ofJson(bytes("{} {}"), DESCRIBE));
        refuses("FailedOperation.JsonParseFail", () -> CallParameters.ofJson(new byte[0], DESCRIBE));
        refuses("MissingParameter", () -> CallParameters.ofJson(bytes("{\"SignIdSet\":[1]}"), DESCRIBE));
        refuses("UnknownParameter", () -> CallParameters.ofJson(bytes("{\"International\":0,\"Sort\":1}"), DESCRIBE));
        refuses("InvalidParameter", () -> CallParameters.ofJson(bytes("{\"International\":\"0\"}"), DESCRIBE));
        refuses("InvalidParameter", () -> CallParameters.ofJson(bytes("{\"International\":0.5}"), DESCRIBE));
        refuses("InvalidParameter", () -> CallParameters.ofForm(Map.of("International", "zero"), DESCRIBE));
        refuses(
                "InvalidParameter",
                () -> CallParameters.ofForm(Map.of("International", "0", "SignIdSet.0", "x"), DESCRIBE));
        refuses(
                "InvalidParameter",
                () -> CallParameters.ofForm(Map.of("International", "0", "SignIdSet", "7"), DESCRIBE));
        refuses(
                "InvalidParameter",
                () -> CallParameters.ofForm(
                        Map.of("International", "0", "SignIdSet", "7", "SignIdSet.0", "7"), DESCRIBE));
        refuses(
                "UnknownParameter",
                () -> CallParameters.ofForm(Map.of("International", "0", "SignIdSet.x", "7"), DESCRIBE));
        refuses(
                "UnknownParameter",
                () -> CallParameters.ofForm(Map.of("International", "0", "Limit.0", "7"), DESCRIBE));
        refuses(
                "InvalidParameter",
                () -> CallParameters.ofJson(bytes("{\"International\":0,\"SignIdSet\":[1.5]}"), DESCRIBE));
    }

    @Test
    void aMessageQuotesOnlyAShortPlainPart() {
        assertThatThrownBy(() ->
                        CallParameters.ofForm(Map.of("International", "0", "`\n" + "x".repeat(100), "1"), DESCRIBE))
                .hasMessageContaining("??" + "x".repeat(30) + "` is not");
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TencentError.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
