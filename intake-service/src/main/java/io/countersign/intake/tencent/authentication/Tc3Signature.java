package io.countersign.intake.tencent.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.Sha256;
import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.call.TencentError;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature method TC3-HMAC-SHA256, as the header {@code Authorization} states it.
 *
 * @param service whatever the SDK took from its endpoint, so {@code sms} only where the endpoint starts so
 * @param signedHeaders lower-case, sorted, as stated
 */
record Tc3Signature(String secretId, LocalDate date, String service, List<String> signedHeaders, String signature) {

    static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final Pattern FORM = Pattern.compile(ALGORITHM
            + " Credential=([^/,\\s]+)/(\\d{4}-\\d{2}-\\d{2})/([^/,\\s]+)/tc3_request,"
            + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    Tc3Signature {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** @throws TencentError {@code AuthFailure.InvalidAuthorization} if it does not have the form or signs too little */
    static Tc3Signature parse(String authorization) {
        var form = FORM.matcher(authorization);
        if (!form.matches()) {
            throw invalid("the header `Authorization` does not conform to " + ALGORITHM);
        }
        var headers = List.of(form.group(4).split(";"));
        if (!headers.contains("content-type") || !headers.contains("host")) {
            throw invalid("`content-type` and `host` have to be signed");
        }
        try {
            return new Tc3Signature(
                    form.group(1), LocalDate.parse(form.group(2)), form.group(3), headers, form.group(5));
        } catch (DateTimeParseException notADate) {
            throw invalid("the date in `Credential` is not valid");
        }
    }

    private static TencentError invalid(String why) {
        return new TencentError(
                "AuthFailure.InvalidAuthorization", "Invalid authorization: " + why + ".", "认证头不符合规范：" + why + "。");
    }

    /** Whether {@code secretKey} signed this request at {@code timestamp}, for one of {@code hosts}. */
    boolean isOf(RawCall request, Instant timestamp, String secretKey, Set<String> hosts) {
        if (!timestamp.atZone(ZoneOffset.UTC).toLocalDate().equals(date)) {
            return false;
        }
        var key = signingKey(secretKey);
        var claimed = signature.getBytes(UTF_8);
        var payload = Sha256.of(signedPayload(request)).hex();
        return hosts.stream()
                .flatMap(host -> canonicalHeaders(request, host))
                .map(headers -> sign(key, timestamp, canonicalRequest(request, headers, payload)))
                .anyMatch(computed -> MessageDigest.isEqual(computed.getBytes(UTF_8), claimed));
    }

    private byte[] signingKey(String secretKey) {
        var ofDate = hmac(("TC3" + secretKey).getBytes(UTF_8), date.toString());
        return hmac(hmac(ofDate, service), "tc3_request");
    }

    private String sign(byte[] key, Instant timestamp, String canonicalRequest) {
        var toSign = String.join(
                "\n",
                ALGORITHM,
                Long.toString(timestamp.getEpochSecond()),
                date + "/" + service + "/tc3_request",
                Sha256.of(canonicalRequest).hex());
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    /** The documents lower-case the values of further headers; the SDKs sign what they send. */
    private Stream<String> canonicalHeaders(RawCall request, String host) {
        var asSent = canonicalHeaders(request, host, false);
        var lowered = canonicalHeaders(request, host, true);
        return asSent.equals(lowered) ? Stream.of(asSent) : Stream.of(asSent, lowered);
    }

    private String canonicalHeaders(RawCall request, String host, boolean lower) {
        var canonical = new StringBuilder();
        for (var name : signedHeaders) {
            var value = name.equals("host") ? host : request.header(name, "").strip();
            var further = !name.equals("host") && !name.equals("content-type");
            canonical
                    .append(name)
                    .append(':')
                    .append(lower && further ? value.toLowerCase(Locale.ROOT) : value)
                    .append('\n');
        }
        return canonical.toString();
    }

    private static byte[] signedPayload(RawCall request) {
        if (UNSIGNED.equals(request.header("X-TC-Content-SHA256"))) {
            return UNSIGNED.getBytes(UTF_8);
        }
        return request.method().equals("GET") ? new byte[0] : request.body();
    }

    /** @param payload the digest of the body, which is computed once: a body may be large */
    private String canonicalRequest(RawCall request, String headers, String payload) {
        return String.join(
                "\n", request.method(), "/", request.query(), headers, String.join(";", signedHeaders), payload);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
