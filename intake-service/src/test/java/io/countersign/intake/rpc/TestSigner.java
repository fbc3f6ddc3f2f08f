package io.countersign.intake.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as an SDK does, written apart from what verifies. */
final class TestSigner {

    private TestSigner() {}

    static Tc3Signature tc3(RpcRequest request, String host, String service, Instant time, String id, String key) {
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

    static String header(Tc3Signature signature) {
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
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
