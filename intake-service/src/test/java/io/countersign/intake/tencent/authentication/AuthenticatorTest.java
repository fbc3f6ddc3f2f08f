package io.countersign.intake.tencent.authentication;

import static io.countersign.intake.tencent.authentication.AuthenticationFixture.ACCOUNT;
import static io.countersign.intake.tencent.authentication.AuthenticationFixture.ID;
import static io.countersign.intake.tencent.authentication.AuthenticationFixture.KEY;
import static io.countersign.intake.tencent.authentication.AuthenticationFixture.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.tencent.call.RawCall;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {

    private final AuthenticationFixture authenticator = new AuthenticationFixture();

    @Test
    void acceptsTheHostWithPortWithoutPortAndBehindAGateway() {
        for (var host : new String[] {"127.0.0.1:8080", "127.0.0.1", "sms.tencentcloudapi.com"}) {
            assertThat(authenticator
                            .authenticate(signed(host, "127", NOW), Map.of())
                            .account())
                    .isEqualTo(ACCOUNT);
        }
    }

    @Test
    void acceptsTheGatewayOfTheRegionThatTheCallNames() {
        var request = signed("sms.ap-guangzhou.tencentcloudapi.com", "sms", NOW);

        assertThat(authenticator.authenticate(with(request, "x-tc-region", "ap-guangzhou"), Map.of()))
                .isNotNull();
        refuses("AuthFailure.SignatureFailure", with(request, "x-tc-region", "ap-beijing"));
        refuses("AuthFailure.SignatureFailure", request);
        refuses("AuthFailure.SignatureFailure", with(request, "x-tc-region", "ap-guangzhou.evil"));
    }

    @Test
    void acceptsWhateverServiceTheCredentialNames() {
        for (var service : new String[] {"sms", "127", "localhost:18099"}) {
            assertThat(authenticator.authenticate(signed("127.0.0.1", service, NOW), Map.of()))
                    .isNotNull();
        }
    }

    @Test
    void acceptsAnyRequestThatIsSignedRightAndRefusesItWithOneByteChanged() {
        var random = new Random(42);
        for (int i = 0; i < 500; i++) {
            var body = new byte[1 + random.nextInt(300)];
            random.nextBytes(body);
            var time = NOW.plusSeconds(random.nextInt(601) - 300);
            var request = signed(request(body), "127.0.0.1:8080", "sms", time);

            assertThat(authenticator.authenticate(request, Map.of())).isNotNull();

            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            refuses("AuthFailure.SignatureFailure", request);
        }
    }

    @Test
    void refusesEachSingleAlteredBitOfItsHeadersAndQuery() {
        var query = "Action=DescribeSmsSignList&International=0&SignIdSet.0=7";
        var request = signed(new RawCall("GET", query, request(new byte[0]).headers(), new byte[0]), NOW);
        var authorization = request.header("Authorization", "");
        var timestamp = request.header("X-TC-Timestamp", "");

        altered(authorization).forEach(other -> refuses(with(request, "authorization", other)));
        altered(timestamp).forEach(other -> refuses(with(request, "x-tc-timestamp", other)));
        altered(query).forEach(other -> refuses(new RawCall("GET", other, request.headers(), new byte[0])));
        refuses(new RawCall("POST", query, request.headers(), new byte[0]));
        assertThat(authenticator.authenticate(request, Map.of())).isNotNull();
    }

    private void refuses(RawCall request) {
        authenticator.refuses(request, Map.of());
    }

    private static RawCall with(RawCall request, String header, String value) {
        var headers = new HashMap<>(request.headers());
        headers.put(header, value);
        return new RawCall(request.method(), request.query(), headers, request.body());
    }

    /** With each bit of each byte changed. */
    private static Stream<String> altered(String text) {
        return IntStream.range(0, 8 * text.length())
                .mapToObj(bit -> text.substring(0, bit / 8)
                        + (char) (text.charAt(bit / 8) ^ (1 << bit % 8))
                        + text.substring(bit / 8 + 1));
    }

    @Test
    void acceptsFiveMinutesOfClockAndNoMore() {
        for (var seconds : new int[] {-300, 300}) {
            assertThat(authenticator.authenticate(signed("127.0.0.1", "sms", NOW.plusSeconds(seconds)), Map.of()))
                    .isNotNull();
        }
        for (var seconds : new int[] {-301, 301}) {
            refuses("AuthFailure.SignatureExpire", signed("127.0.0.1", "sms", NOW.plusSeconds(seconds)));
        }
    }

    @Test
    void refusesForEachCauseByItsCode() {
        refuses("AuthFailure.InvalidAuthorization", request("{}".getBytes(UTF_8)));
        refuses("AuthFailure.InvalidAuthorization", changed(headers -> headers.put("authorization", "Bearer x")));
        refuses("MissingParameter", changed(headers -> headers.remove("x-tc-timestamp")));
        refuses("InvalidParameter", changed(headers -> headers.put("x-tc-timestamp", "noon")));
        refuses("AuthFailure.TokenFailure", changed(headers -> headers.put("x-tc-token", "temporary")));
        refuses("AuthFailure.SignatureFailure", changed(headers -> headers.put("host", "example.org")));
        refuses("AuthFailure.SecretIdNotFound", signedBy("AKIDunknown"));
        refuses("AuthFailure.InvalidSecretId", signedBy("user"));
    }

    @Test
    void aDisabledPairFailsAtOnce() {
        var request = signed("127.0.0.1", "sms", NOW);
        authenticator.authenticate(request, Map.of());

        authenticator.disable();

        refuses("AuthFailure.SecretIdNotFound", request);
    }

    private void refuses(String code, RawCall request) {
        authenticator.refuses(code, request, Map.of());
    }

    private static RawCall changed(Consumer<Map<String, String>> change) {
        var request = signed("127.0.0.1", "sms", NOW);
        var headers = new HashMap<>(request.headers());
        change.accept(headers);
        return new RawCall(request.method(), request.query(), headers, request.body());
    }

    private static RawCall signedBy(String id) {
        var request = request("{}".getBytes(UTF_8));
        return withSignature(request, TestSigner.tc3(request, "127.0.0.1", "sms", NOW, id, KEY), NOW);
    }

    private static RawCall signed(String host, String service, Instant time) {
        return signed(request("{}".getBytes(UTF_8)), host, service, time);
    }

    private static RawCall signed(RawCall request, Instant time) {
        return signed(request, "127.0.0.1:8080", "sms", time);
    }

    private static RawCall signed(RawCall request, String host, String service, Instant time) {
        return withSignature(request, TestSigner.tc3(request, host, service, time, ID, KEY), time);
    }

    private static RawCall withSignature(RawCall request, Tc3Signature signature, Instant time) {
        var headers = new HashMap<>(request.headers());
        headers.put("Authorization", TestSigner.header(signature));
        headers.put("X-TC-Timestamp", Long.toString(time.getEpochSecond()));
        return new RawCall(request.method(), request.query(), headers, request.body());
    }

    private static RawCall request(byte[] body) {
        return new RawCall("POST", "", Map.of("Host", "127.0.0.1:8080", "Content-Type", "application/json"), body);
    }
}
