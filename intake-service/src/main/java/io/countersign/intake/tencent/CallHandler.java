package io.countersign.intake.tencent;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.account.AccountDirectory;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.intake.tencent.action.SendSmsHandler;
import io.countersign.intake.tencent.action.SignatureQueries;
import io.countersign.intake.tencent.action.TencentApplications;
import io.countersign.intake.tencent.authentication.CallAuthenticator;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ActionParameter;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.call.AuthenticatedCall;
import io.countersign.intake.tencent.call.CallParameters;
import io.countersign.intake.tencent.call.FormDecoder;
import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.call.ResponseEnvelope;
import io.countersign.intake.tencent.call.TencentError;
import io.countersign.intake.tencent.limit.CallLimiter;
import io.countersign.intake.tencent.limit.CallThrottle;
import io.countersign.platform.web.problem.Unavailable;
import io.countersign.platform.web.server.RequestTimeLimit;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers a call: who it is, what is wanted, whether it may be, and what became of it. */
@Component
class CallHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CallHandler.class);
    static final int MAX_LEGACY_BODY_BYTES = 1024 * 1024;
    private static final int MAX_QUERY_LENGTH = 32 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final CallAuthenticator authenticator;
    private final AccountDirectory accounts;
    private final CallThrottle throttle;
    private final CallLimiter limiter;
    private final TencentApplications applications;
    private final SignatureQueries listing;
    private final SendSmsHandler sending;
    private final MeterRegistry meters;
    private final RequestTimeLimit timeLimit;

    CallHandler(
            CallAuthenticator authenticator,
            AccountDirectory accounts,
            CallThrottle throttle,
            CallLimiter limiter,
            TencentApplications applications,
            SignatureQueries listing,
            SendSmsHandler sending,
            MeterRegistry meters,
            RequestTimeLimit timeLimit) {
        this.timeLimit = timeLimit;
        this.authenticator = authenticator;
        this.accounts = accounts;
        this.throttle = throttle;
        this.limiter = limiter;
        this.applications = applications;
        this.listing = listing;
        this.sending = sending;
        this.meters = meters;
    }

    byte[] answer(RawCall request, String requestId) {
        var tongue = new Tongue(request.header("X-TC-Language"));
        try {
            var form = form(request);
            tongue = tongue.orElse(form.get("Language"));
            var action = Action.of(common(request, form, "Action"));
            return answer(request, form, action, tongue, requestId);
        } catch (TencentError error) {
            return refuse("none", error, tongue, requestId);
        }
    }

    /** The time limit is the call's from here on, whatever it asks the store and the broker for. */
    private byte[] answer(RawCall request, Map<String, String> form, Action action, Tongue asked, String requestId) {
        var outcome = timeLimit.within(
                () -> outcome(request, form, action, asked, requestId),
                () -> Outcome.of(TencentError.timeout(), asked, requestId));
        return count(action.officialName(), outcome.code(), outcome.envelope());
    }

    /** What became of a call. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Outcome(String code, byte[] envelope) {

        static Outcome of(TencentError error, Tongue tongue, String requestId) {
            return new Outcome(error.code(), ResponseEnvelope.of(requestId, error, tongue.isChinese()));
        }
    }

    private Outcome outcome(RawCall request, Map<String, String> form, Action action, Tongue asked, String requestId) {
        var tongue = asked;
        try {
            var version = ApiVersion.of(common(request, form, "Version"));
            var authenticated = authenticated(request, form, action);
            try (var _ = limiter.ofAccount(authenticated)) {
                throttle.admit(action, authenticated);
                var account = accounts.find(authenticated).orElseThrow(CallHandler::denied);
                tongue = asked.orElse(account.language().code());
                var call = new AuthenticatedCall(
                        account, action, version, arguments(request, form, action.fields(version)), tongue.isChinese());
                return new Outcome("ok", ResponseEnvelope.of(requestId, response -> perform(call, response)));
            }
        } catch (TencentError error) {
            return Outcome.of(error, tongue, requestId);
        } catch (RuntimeException failure) {
            return Outcome.of(errorFor(failure, requestId), tongue, requestId);
        }
    }

    private static TencentError errorFor(RuntimeException failure, String requestId) {
        if (Unavailable.isCauseOf(failure)) {
            LOG.atWarn()
                    .addKeyValue("requestId", requestId)
                    .addKeyValue("cause", failure.getClass().getName())
                    .log("A server did not answer");
            return TencentError.timeout();
        }
        LOG.atError().addKeyValue("requestId", requestId).setCause(failure).log("A call failed");
        return TencentError.internal();
    }

    /**
     * What can be checked before a body takes memory.
     *
     * @param head the call without its body
     * @param length of the body; -1 if it is not known
     * @return the account of the key pair that a call by TC3 names; null if the key pair is in the body
     * @throws TencentError if the call would be refused whatever its body is
     */
    @Nullable
    AccountId checkHead(RawCall head, long length, String requestId) {
        if (!head.isTc3() && length > MAX_LEGACY_BODY_BYTES) {
            throw tooLargeForLegacy();
        }
        try {
            return head.isTc3() ? authenticator.checkHead(head).account() : null;
        } catch (TencentError error) {
            throw error;
        } catch (RuntimeException failure) {
            throw errorFor(failure, requestId);
        }
    }

    /** What never came to be a call. */
    byte[] refuse(TencentError error, String requestId, @Nullable String language) {
        return refuse("none", error, new Tongue(language), requestId);
    }

    private byte[] refuse(String action, TencentError error, Tongue tongue, String requestId) {
        return count(action, error.code(), ResponseEnvelope.of(requestId, error, tongue.isChinese()));
    }

    private byte[] count(String action, String code, byte[] envelope) {
        meters.counter("countersign_rpc_calls", "action", action, "code", code).increment();
        return envelope;
    }

    /** The requested language; English by default. */
    private record Tongue(@Nullable String asked) {

        Tongue orElse(@Nullable String other) {
            return asked == null || asked.isEmpty() ? new Tongue(other) : this;
        }

        boolean isChinese() {
            return asked != null && asked.startsWith("zh");
        }
    }

    private static Map<String, String> form(RawCall request) {
        if (!request.method().equals("GET") && !request.method().equals("POST")) {
            throw new TencentError("UnsupportedProtocol", "Only GET and POST are supported.", "仅支持 GET 和 POST 请求。");
        }
        refuseTooLarge(request);
        refuseMultipart(request);
        refuseUnsigned(request);
        if (request.method().equals("GET")) {
            return FormDecoder.decode(request.query());
        }
        return request.isTc3() ? Map.of() : FormDecoder.decode(request.body());
    }

    private static void refuseMultipart(RawCall request) {
        if (request.header("Content-Type", "").toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new TencentError(
                    "InvalidRequest",
                    "multipart/form-data is not supported; send application/json, or"
                            + " application/x-www-form-urlencoded with the older signature methods.",
                    "不支持 multipart/form-data，请使用 application/json；旧签名方法请使用 application/x-www-form-urlencoded。");
        }
    }

    /** The header belongs to TC3; the older methods name the action among the parameters. */
    private static void refuseUnsigned(RawCall request) {
        if (!request.isTc3() && request.header("X-TC-Action") != null && !isForm(request)) {
            throw new TencentError(
                    "AuthFailure.InvalidAuthorization",
                    "Invalid authorization: the header `Authorization` is missing.",
                    "认证信息错误：缺少请求头 `Authorization`。");
        }
    }

    private static boolean isForm(RawCall request) {
        return request.method().equals("GET")
                ? request.query().contains("Signature=")
                : request.header("Content-Type", "").toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static void refuseTooLarge(RawCall request) {
        if (request.query().length() > MAX_QUERY_LENGTH) {
            throw TencentError.tooLarge();
        }
        if (!request.isTc3() && request.body().length > MAX_LEGACY_BODY_BYTES) {
            throw tooLargeForLegacy();
        }
    }

    private static TencentError tooLargeForLegacy() {
        return new TencentError(
                "AuthFailure.SignatureFailure",
                "The provided credentials could not be validated because of exceeding request size limit, please"
                        + " use new signature method `TC3-HMAC-SHA256`.",
                "请求包大小超过限制，签名校验失败，请使用签名方法 `TC3-HMAC-SHA256`。");
    }

    private AccountId authenticated(RawCall request, Map<String, String> form, Action action) {
        var pair = authenticator.authenticate(request, form);
        refuseForbidden(pair, action);
        return pair.account();
    }

    private static CallParameters arguments(RawCall request, Map<String, String> form, List<ActionParameter> fields) {
        return request.method().equals("POST") && request.isTc3()
                ? CallParameters.ofJson(json(request), fields)
                : CallParameters.ofForm(form, fields);
    }

    private static String common(RawCall request, Map<String, String> form, String name) {
        var value = request.isTc3() ? request.header("X-TC-" + name) : form.get(name);
        if (value == null) {
            throw TencentError.missing(request.isTc3() ? "X-TC-" + name : name);
        }
        return value;
    }

    private static byte[] json(RawCall request) {
        if (!request.header("Content-Type", "").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new TencentError(
                    "InvalidRequest",
                    "The content type has to be application/json.",
                    "Content-Type 必须为 application/json。");
        }
        return request.body();
    }

    private static void refuseForbidden(KeyPair pair, Action action) {
        var needed = switch (action) {
            case ADD, MODIFY, DELETE -> Permission.WRITE;
            case DESCRIBE -> Permission.READ;
            case SEND -> Permission.SEND;
        };
        if (!pair.permissions().contains(needed)) {
            throw denied();
        }
    }

    private static TencentError denied() {
        return new TencentError(
                "AuthFailure.UnauthorizedOperation",
                "The key pair is not authorized for this operation.",
                "该密钥未被授权执行此操作。");
    }

    private void perform(AuthenticatedCall call, ObjectNode response) {
        switch (call.action()) {
            case ADD -> applications.add(call, response);
            case MODIFY -> applications.modify(call, response);
            case DELETE -> applications.delete(call, response);
            case DESCRIBE -> listing.describe(call, response);
            case SEND -> sending.send(call, response);
        }
    }
}
