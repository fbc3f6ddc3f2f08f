package io.countersign.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.benchmarks.load.LoadClient.Request;
import io.countersign.contracts.Sha256;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Creates requests of the Tencent-compatible API that are signed with TC3-HMAC-SHA256. */
public record SignedRequestFactory(String url, String secretId, String secretKey) {

    private static final String TYPE = "application/json";

    /** A request that describes one signature. Its signature is valid for five minutes. */
    public Request describe(String id, Instant now) {
        var body = "{\"SignIdSet\":[" + id + "],\"International\":1}";
        return new Request(
                "POST",
                url + "/",
                Map.of(
                        "Content-Type",
                        TYPE,
                        "X-TC-Action",
                        "DescribeSmsSignList",
                        "X-TC-Version",
                        "2021-01-11",
                        "X-TC-Timestamp",
                        String.valueOf(now.getEpochSecond()),
                        "Authorization",
                        authorization(body, now)),
                body.getBytes(UTF_8));
    }

    private String authorization(String body, Instant now) {
        var date = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
        var scope = date + "/sms/tc3_request";
        var canonical =
                "POST\n/\n\ncontent-type:" + TYPE + "\nhost:" + URI.create(url).getAuthority()
                        + "\n\ncontent-type;host\n" + Sha256.of(body).hex();
        var toSign = "TC3-HMAC-SHA256\n" + now.getEpochSecond() + "\n" + scope + "\n"
                + Sha256.of(canonical).hex();
        var key = hmac(hmac(hmac(("TC3" + secretKey).getBytes(UTF_8), date), "sms"), "tc3_request");
        return "TC3-HMAC-SHA256 Credential=" + secretId + "/" + scope + ", SignedHeaders=content-type;host, Signature="
                + HexFormat.of().formatHex(hmac(key, toSign));
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
