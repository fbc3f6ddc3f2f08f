package io.countersign.intake.tencent.authentication;

import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPairStore;
import io.countersign.intake.domain.credential.SecretSealer;
import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.call.TencentApiProperties;
import io.countersign.intake.tencent.call.TencentError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out whose call it is, by any of the official signature methods. */
public final class CallAuthenticator {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final KeyPairStore pairs;
    private final SecretSealer sealer;
    private final InstantSource clock;
    private final Set<String> gateways;

    /** @param gateways as {@link TencentApiProperties} has them */
    public CallAuthenticator(KeyPairStore pairs, SecretSealer sealer, InstantSource clock, Set<String> gateways) {
        this.pairs = pairs;
        this.sealer = sealer;
        this.clock = clock;
        this.gateways = Set.copyOf(gateways);
    }

    /** @throws TencentError {@code AuthFailure.*} */
    public KeyPair authenticate(RawCall request, Map<String, String> form) {
        return request.isTc3() ? byTc3(request) : byLegacyMethod(request, form);
    }

    private KeyPair byTc3(RawCall request) {
        var head = head(request);
        var hosts = request.hosts(gateways, request.header("X-TC-Region"));
        if (!head.signature().isOf(request, head.timestamp(), secret(head.pair()), hosts)) {
            throw wrongSignature();
        }
        return head.pair();
    }

    /** What can be verified of a call by TC3 before its body is there. */
    private record Head(Tc3Signature signature, Instant timestamp, KeyPair pair) {}

    private Head head(RawCall request) {
        var signature = Tc3Signature.parse(request.header("Authorization", ""));
        var timestamp = timely(request.header("X-TC-Timestamp"), "X-TC-Timestamp");
        refuseToken(request.header("X-TC-Token"));
        return new Head(signature, timestamp, find(signature.secretId()));
    }

    /** @throws TencentError {@code AuthFailure.*} if a call by TC3 would be refused whatever its body is */
    public KeyPair checkHead(RawCall request) {
        return head(request).pair();
    }

    private KeyPair byLegacyMethod(RawCall request, Map<String, String> form) {
        if (!form.containsKey("Signature")) {
            throw new TencentError(
                    "AuthFailure.InvalidAuthorization",
                    "Invalid authorization: the call is not signed.",
                    "认证信息错误：请求未签名。");
        }
        var signature = HmacV1Signature.of(form);
        timely(form.get("Timestamp"), "Timestamp");
        refuseToken(form.get("Token"));
        var secretId = form.get("SecretId");
        if (secretId == null) {
            throw TencentError.missing("SecretId");
        }
        var pair = find(secretId);
        if (!signature.isOf(request.method(), secret(pair), request.hosts(gateways, form.get("Region")))) {
            throw wrongSignature();
        }
        return pair;
    }

    private Instant timely(@Nullable String seconds, String name) {
        if (seconds == null) {
            throw TencentError.missing(name);
        }
        if (!seconds.matches("[0-9]{1,11}")) {
            throw new TencentError(
                    "InvalidParameter", "The value of `" + name + "` is not valid.", "参数 `" + name + "` 的值错误。");
        }
        var time = Instant.ofEpochSecond(Long.parseLong(seconds));
        if (Duration.between(time, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw new TencentError(
                    "AuthFailure.SignatureExpire",
                    "The signature has expired: `" + name + "` is more than 5 minutes off.",
                    "签名已过期：`" + name + "` 与服务器时间相差超过 5 分钟。");
        }
        return time;
    }

    /** Temporary keys are not issued, so no token can be right. */
    private static void refuseToken(@Nullable String token) {
        if (token != null && !token.isEmpty()) {
            throw new TencentError("AuthFailure.TokenFailure", "The token is not valid.", "临时密钥 Token 错误。");
        }
    }

    private KeyPair find(String secretId) {
        if (!secretId.startsWith("AKID")) {
            throw new TencentError(
                    "AuthFailure.InvalidSecretId",
                    "The SecretId is not that of an API key pair.",
                    "密钥非法（不是 API 密钥类型）。");
        }
        var pair = pairs.find(secretId);
        if (pair == null || !pair.isEnabled()) {
            throw new TencentError(
                    "AuthFailure.SecretIdNotFound",
                    "The SecretId is not found, please ensure that your SecretId is correct.",
                    "密钥不存在，请检查密钥是否已被删除或者禁用。");
        }
        return pair;
    }

    private String secret(KeyPair pair) {
        return sealer.open(pair.sealedSecret(), pair.secretId());
    }

    private static TencentError wrongSignature() {
        return new TencentError(
                "AuthFailure.SignatureFailure",
                "The provided credentials could not be validated. Please check your signature is correct.",
                "签名错误，请对照签名方法检查签名计算。");
    }
}
