package io.countersign.intake.tencent.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.call.TencentError;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The vectors are those of the public documents of the API, computed again. */
class Tc3SignatureTest {

    private static final String KEY = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
    private static final String ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String DOCUMENTED_BODY =
            "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";

    @Test
    void acceptsTheDocumentedGet() {
        var request = new RawCall(
                "GET",
                "Limit=10&Offset=0",
                Map.of("Host", "cvm.tencentcloudapi.com", "Content-Type", "application/x-www-form-urlencoded"),
                new byte[0]);

        var accepted = signature(
                        "cvm",
                        "2018-10-09",
                        "content-type;host",
                        "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474")
                .isOf(request, Instant.ofEpochSecond(1539084154), KEY, Set.of("cvm.tencentcloudapi.com"));

        assertThat(accepted).isTrue();
    }

    @Test
    void acceptsTheDocumentedPost() {
        var signature = signature(
                "cvm",
                "2019-02-25",
                "content-type;host",
                "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");

        assertThat(signature.isOf(
                        documentedPost(), Instant.ofEpochSecond(1551113065), KEY, Set.of("cvm.tencentcloudapi.com")))
                .isTrue();
    }

    @Test
    void acceptsFurtherSignedHeadersInLowerCase() {
        var signature = signature(
                "cvm",
                "2019-02-25",
                "content-type;host;x-tc-action",
                "644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26");

        assertThat(signature.isOf(
                        documentedPost(), Instant.ofEpochSecond(1551113065), KEY, Set.of("cvm.tencentcloudapi.com")))
                .isTrue();
    }

    @Test
    void acceptsAnApplicationForASignature() {
        assertThat(smsSignature().isOf(smsRequest(), SMS_TIME, "testSecretKeyABC", SMS_HOST))
                .isTrue();
    }

    @Test
    void refusesEachSingleAlteredByteOfTheBody() {
        var body = smsRequest().body();
        for (int i = 0; i < body.length; i++) {
            var altered = body.clone();
            altered[i] ^= 1;

            assertThat(smsSignature().isOf(withBody(altered), SMS_TIME, "testSecretKeyABC", SMS_HOST))
                    .isFalse();
        }
    }

    @Test
    void refusesEachSingleAlteredByteOfWhatElseIsSigned() {
        for (int i = 0; i < JSON.length(); i++) {
            var altered = new RawCall(
                    "POST",
                    "",
                    Map.of("Host", SMS, "Content-Type", alter(JSON, i)),
                    smsRequest().body());

            assertThat(smsSignature().isOf(altered, SMS_TIME, "testSecretKeyABC", SMS_HOST))
                    .isFalse();
        }
        for (int i = 0; i < SMS.length(); i++) {
            assertThat(smsSignature().isOf(smsRequest(), SMS_TIME, "testSecretKeyABC", Set.of(alter(SMS, i))))
                    .isFalse();
        }
        assertThat(smsSignature().isOf(smsRequest(), SMS_TIME.plusSeconds(1), "testSecretKeyABC", SMS_HOST))
                .isFalse();
    }

    @Test
    void refusesAnAuthorizationWithoutItsForm() {
        assertThatThrownBy(() -> Tc3Signature.parse("Bearer abc"))
                .isInstanceOfSatisfying(
                        TencentError.class,
                        error -> assertThat(error.code()).isEqualTo("AuthFailure.InvalidAuthorization"));
        assertThatThrownBy(() -> Tc3Signature.parse(header("sms", "2023-13-14", "content-type;host", "0".repeat(64))))
                .hasMessageContaining("date");
        assertThatThrownBy(() -> Tc3Signature.parse(header("sms", "2023-11-14", "content-type", "0".repeat(64))))
                .hasMessageContaining("host");
    }

    @Test
    void anUnsignedPayloadIsNotLookedAt() {
        var headers = new HashMap<>(smsRequest().headers());
        headers.put("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
        var one = new RawCall("POST", "", headers, "{\"a\":1}".getBytes(UTF_8));
        var signed = TestSigner.tc3(one, SMS, "sms", SMS_TIME, "id", "key");

        var accepted = signed.isOf(new RawCall("POST", "", headers, "{}".getBytes(UTF_8)), SMS_TIME, "key", SMS_HOST);

        assertThat(accepted).isTrue();
    }

    private static final String SMS = "sms.tencentcloudapi.com";
    private static final Set<String> SMS_HOST = Set.of(SMS);
    private static final Instant SMS_TIME = Instant.ofEpochSecond(1700000000);

    private static RawCall smsRequest() {
        return withBody(
                "{\"SignName\":\"腾讯云\",\"SignType\":0,\"DocumentType\":1,\"International\":0,\"SignPurpose\":0,\"ProofImage\":\"aGVsbG8=\"}"
                        .getBytes(UTF_8));
    }

    private static RawCall withBody(byte[] body) {
        return new RawCall("POST", "", Map.of("Host", SMS, "Content-Type", JSON), body);
    }

    private static Tc3Signature smsSignature() {
        return signature(
                "sms",
                "2023-11-14",
                "content-type;host",
                "59d65178a52761f5ccdd4bf3d64bd5b9a50a827424fb509ac39bc49927785aab");
    }

    private static RawCall documentedPost() {
        return new RawCall(
                "POST",
                "",
                Map.of("Host", "cvm.tencentcloudapi.com", "Content-Type", JSON, "X-TC-Action", "DescribeInstances"),
                DOCUMENTED_BODY.getBytes(UTF_8));
    }

    private static Tc3Signature signature(String service, String date, String headers, String hex) {
        return Tc3Signature.parse(header(service, date, headers, hex));
    }

    private static String header(String service, String date, String headers, String hex) {
        return "TC3-HMAC-SHA256 Credential=%s/%s/%s/tc3_request, SignedHeaders=%s, Signature=%s"
                .formatted(ID, date, service, headers, hex);
    }

    private static String alter(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }
}
