package io.countersign.intake.tencent.authentication;

import static io.countersign.intake.tencent.authentication.AuthenticationFixture.ACCOUNT;
import static io.countersign.intake.tencent.authentication.AuthenticationFixture.ID;
import static io.countersign.intake.tencent.authentication.AuthenticationFixture.KEY;
import static io.countersign.intake.tencent.authentication.AuthenticationFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.tencent.call.RawCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls by signature v1; the same questions as {@link AuthenticatorTest}. */
class LegacyAuthenticationTest {

    private static final String HOST = "127.0.0.1:8080";

    private final AuthenticationFixture authenticator = new AuthenticationFixture();

    @ParameterizedTest
    @ValueSource(strings = {"HmacSHA1", "HmacSHA256"})
    void acceptsAnyParametersThatAreSignedRight(String algorithm) {
        var random = new Random(7);
        var hosts = new String[] {HOST, "127.0.0.1", "sms.tencentcloudapi.com"};
        for (int i = 0; i < 200; i++) {
            var parameters = parameters();
            parameters.put("SignatureMethod", algorithm);
            parameters.put("Timestamp", Long.toString(NOW.getEpochSecond() + random.nextInt(601) - 300));
            parameters.put(
                    "SignName",
                    random.ints(9, ' ', 0x9fff)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString());
            var method = random.nextBoolean() ? "GET" : "POST";

            var pair = authenticate(method, signed(method, hosts[random.nextInt(3)], parameters));

            assertThat(pair.account()).isEqualTo(ACCOUNT);
        }
    }

    @Test
    void refusesEachSingleAlteredByteOfWhatIsSigned() {
        var signed = signed("GET", HOST, parameters());
        assertThat(authenticate("GET", signed)).isNotNull();

        signed.forEach((name, value) -> {
            for (int i = 0; i < value.length(); i++) {
                var altered = new HashMap<>(signed);
                altered.put(name, altered(value, i));
                refuses(altered);
            }
            for (int i = 0; i < name.length(); i++) {
                var altered = new HashMap<>(signed);
                altered.remove(name);
                altered.put(altered(name, i), value);
                refuses(altered);
            }
        });
        authenticator.refuses(request("POST"), signed);
    }

    @Test
    void refusesForEachCauseByItsCode() {
        refuses("AuthFailure.SignatureExpire", with("Timestamp", Long.toString(NOW.getEpochSecond() - 301)));
        refuses("AuthFailure.SignatureExpire", with("Timestamp", Long.toString(NOW.getEpochSecond() + 301)));
        refuses("AuthFailure.TokenFailure", with("Token", "temporary"));
        refuses("AuthFailure.InvalidSecretId", with("SecretId", "user"));
        refuses("AuthFailure.SecretIdNotFound", with("SecretId", "AKIDunknown"));
        refuses("AuthFailure.InvalidAuthorization", with("SignatureMethod", "HmacMD5"));
        refuses("InvalidParameter", with("Timestamp", "noon"));
        for (var name : new String[] {"Timestamp", "SecretId"}) {
            var parameters = parameters();
            parameters.remove(name);
            refuses("MissingParameter", signed("GET", HOST, parameters));
        }
        refuses("AuthFailure.InvalidAuthorization", parameters());
        refuses("AuthFailure.SignatureFailure", signed("GET", "example.org", parameters()));
    }

    private static Map<String, String> with(String name, String value) {
        var parameters = parameters();
        parameters.put(name, value);
        return signed("GET", HOST, parameters);
    }

    private void refuses(Map<String, String> form) {
        authenticator.refuses(request("GET"), form);
    }

    private void refuses(String code, Map<String, String> form) {
        authenticator.refuses(code, request("GET"), form);
    }

    private KeyPair authenticate(String method, Map<String, String> form) {
        return authenticator.authenticate(request(method), form);
    }

    private static RawCall request(String method) {
        return new RawCall(method, "", Map.of("Host", HOST), new byte[0]);
    }

    private static Map<String, String> parameters() {
        return new HashMap<>(Map.of(
                "Action", "DescribeSmsSignList",
                "Version", "2019-07-11",
                "International", "0",
                "SignIdSet.0", "7",
                "Nonce", "11886",
                "Timestamp", Long.toString(NOW.getEpochSecond()),
                "SecretId", ID));
    }

    private static Map<String, String> signed(String method, String host, Map<String, String> parameters) {
        var algorithm = parameters.getOrDefault("SignatureMethod", "HmacSHA1");
        var form = new HashMap<>(parameters);
        var known = algorithm.equals("HmacMD5") ? "HmacSHA1" : algorithm;
        form.put("Signature", TestSigner.legacy(method, host, parameters, known, KEY));
        return form;
    }

    private static String altered(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }
}
