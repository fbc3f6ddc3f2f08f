package io.countersign.intake.tencent.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.intake.tencent.call.RawCall;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as an SDK does, written apart from what verifies. */
public final class TestSigner {

    private TestSigner() {}

    public static Tc3Signature tc3(RawCall request, String host, String service, Instant time, String id, String key) {
        var date = time.atZone(ZoneOffset.UTC).toLocalDate();
        var unsigned = "UNSIGNED-PAYLOAD".equals(request.header("X-TC-Content-SHA256"));
        var payload = unsigned ? "UNSIGNED-PAYLOAD".getBytes(UTF_8) : request.body();
        var canonical = request.method() + "\n/\n" + request.query() + "\ncontent-type:"
                + request.header("content-type") + "\nhost:" + host + "\n\ncontent-type;host\n" + hex(sha256(payload));
        var scope = date + "/" + service + "/tc3_request";
        var toSign = "TC3-HMAC-SHA256\n" + time.getEpochSecond() + "\n" + scope + "\n"
                + hex(sha256(canonical.getBytes(UTF_8)));
        var signing = hmac(hmac(hmac(("TC3" + key).getBytes(UTF_8), date.toString()), service), "tc3_request");
        return new Tc3Signature(id, date, service, List.of("content-type", "host"), hex(hmac(signing, toSign)));
    }

    /** By signature v1, over parameters that are not encoded. */
    public static String legacy(
            String method, String host, Map<String, String> parameters, String algorithm, String key) {
        var joined = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
        var text = method + host + "/?" + joined;
        return Base64.getEncoder().encodeToString(hmac(algorithm, key.getBytes(UTF_8), text));
    }

    public static String header(Tc3Signature signature) {
        return "TC3-HMAC-SHA256 Credential=%s/%s/%s/tc3_request, SignedHeaders=%s, Signature=%s"
                .formatted(
                        signature.secretId(),
                        signature.date(),
                        signature.service(),
                        String.join(";", signature.signedHeaders()),
                        signature.signature());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        return hmac("HmacSHA256", key, text);
    }

    private static byte[] hmac(String algorithm, byte[] key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
