package io.countersign.intake.tencent.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.intake.tencent.call.TencentError;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The methods HmacSHA1 and HmacSHA256 of signature v1: over the sorted, decoded parameters, with the key itself. */
record HmacV1Signature(String algorithm, SortedMap<String, String> parameters, String signature) {

    private static final Set<String> ALGORITHMS = Set.of("HmacSHA1", "HmacSHA256");

    HmacV1Signature {
        parameters = new TreeMap<>(parameters);
    }

    /** @throws TencentError if the method is neither of the two */
    static HmacV1Signature of(Map<String, String> parameters) {
        var algorithm = parameters.getOrDefault("SignatureMethod", "HmacSHA1");
        if (!ALGORITHMS.contains(algorithm)) {
            throw new TencentError(
                    "AuthFailure.InvalidAuthorization",
                    "Invalid authorization: `SignatureMethod` is HmacSHA1 or HmacSHA256.",
                    "签名方法只能是 HmacSHA1 或 HmacSHA256。");
        }
        var signed = new TreeMap<>(parameters);
        var signature = signed.remove("Signature");
        return new HmacV1Signature(algorithm, signed, signature == null ? "" : signature);
    }

    /** Whether {@code secretKey} signed these parameters for one of {@code hosts}. */
    boolean isOf(String method, String secretKey, Set<String> hosts) {
        var joined = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        var claimed = signature.getBytes(UTF_8);
        return hosts.stream()
                .map(host -> hmac(secretKey, method + host + "/?" + joined))
                .anyMatch(computed -> MessageDigest.isEqual(computed, claimed));
    }

    private byte[] hmac(String secretKey, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secretKey.getBytes(UTF_8), algorithm));
            return Base64.getEncoder().encode(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
