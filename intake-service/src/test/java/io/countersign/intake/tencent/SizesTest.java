package io.countersign.intake.tencent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.tencent.authentication.TestSigner;
import io.countersign.intake.tencent.call.ApiVersion;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How much a call may hold: two pictures by TC3, a megabyte by the older methods, 32 KB in a line. */
class SizesTest {

    private static final int FIVE_MB = 5 * 1024 * 1024;

    private final RunningCalls running = RunningCalls.running();
    private final RunningCalls.Keys keys = running.keys("large");

    @Test
    void twoPicturesOfFiveMegabytesFit() {
        var body = CallsInMemory.application(ApiVersion.V2021)
                .put("SignName", "两张大图")
                .put("SignPurpose", 1)
                .put("ProofImage", picture(FIVE_MB, 1))
                .put("CommissionImage", picture(FIVE_MB, 2))
                .toString();

        var answer = running.call(running.port(), keys, "AddSmsSign", body);

        assertThat(answer.at("/AddSignStatus/SignId").asLong(0))
                .as(answer.toString())
                .isPositive();
    }

    @Test
    void aPictureAboveFiveMegabytesIsNoValidOne() {
        var body = CallsInMemory.application(ApiVersion.V2021)
                .put("ProofImage", picture(FIVE_MB + 1, 3))
                .toString();

        assertThat(code(running.call(running.port(), keys, "AddSmsSign", body)))
                .isEqualTo("InvalidParameterValue.ImageInvalid");
    }

    @Test
    void aFormMayHaveAMegabyte() {
        assertThat(code(post(form(Map.of("ProofImage", picture(500_000, 4)))))).isEmpty();
        assertThat(code(post(form(Map.of("ProofImage", picture(1_000_000, 5))))))
                .isEqualTo("AuthFailure.SignatureFailure");
    }

    @Test
    void aLineMayHave32Kilobytes() {
        assertThat(code(get(form(Map.of("Remark", "x".repeat(31_000)))))).isEqualTo("InvalidParameterValue");
        assertThat(code(get(form(Map.of("Remark", "x".repeat(33_000)))))).isEqualTo("RequestSizeLimitExceeded");
    }

    private static String picture(int size, int mark) {
        var picture = Arrays.copyOf(Base64.getDecoder().decode(CallsInMemory.PNG), size);
        picture[size - 1] = (byte) mark;
        return Base64.getEncoder().encodeToString(picture);
    }

    /** An application by signature v1. */
    private Map<String, String> form(Map<String, String> more) {
        var form = new HashMap<>(Map.of(
                "Action", "AddSmsSign",
                "Version", "2021-01-11",
                "SecretId", keys.id(),
                "Timestamp", Long.toString(Instant.now().getEpochSecond()),
                "SignatureMethod", "HmacSHA256"));
        CallsInMemory.application(ApiVersion.V2021)
                .properties()
                .forEach(field -> form.put(field.getKey(), field.getValue().asString()));
        form.putAll(more);
        return form;
    }

    private JsonNode get(Map<String, String> form) {
        return exchange("GET /?" + encoded("GET", form) + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
    }

    private JsonNode post(Map<String, String> form) {
        var body = encoded("POST", form);
        return exchange("POST / HTTP/1.1\r\nHost: " + host()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private String encoded(String method, Map<String, String> form) {
        var signed = new HashMap<>(form);
        signed.put("Signature", TestSigner.legacy(method, host(), form, "HmacSHA256", keys.secret()));
        return signed.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String host() {
        return "127.0.0.1:" + running.port();
    }

    private JsonNode exchange(String request) {
        var raw = running.exchange(request.getBytes(ISO_8859_1));
        return RunningCalls.JSON
                .readTree(raw.substring(raw.indexOf("\r\n\r\n") + 4))
                .path("Response");
    }

    private static String code(JsonNode response) {
        return response.path("Error").path("Code").asString("");
    }
}
