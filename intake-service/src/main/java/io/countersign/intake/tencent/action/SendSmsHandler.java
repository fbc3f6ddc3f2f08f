package io.countersign.intake.tencent.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.MessageEvent.MessageAccepted;
import io.countersign.contracts.events.MessageEvent.Recipient;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.evaluation.MessagePublisher;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.call.AuthenticatedCall;
import io.countersign.intake.tencent.call.CallParameters;
import io.countersign.intake.tencent.call.PhoneNumber;
import io.countersign.intake.tencent.call.TencentError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chooses the signature of a message: it has to be approved for the account and the number's region. What passes goes
 * to a carrier gateway; an error of one number is reported for that number and does not fail the others.
 */
public final class SendSmsHandler {

    private static final int MAX_NUMBERS = 200;
    private static final int MAX_PARAMETERS = 100;
    private static final int MAX_CONTENT_LENGTH = 4_000;
    private static final int MAX_ID_LENGTH = 65;
    private static final Map<String, Integer> TEXTS = Map.of(
            "SessionContext", 512,
            "SmsSdkAppId", MAX_ID_LENGTH,
            "SmsSdkAppid", MAX_ID_LENGTH,
            "TemplateId", MAX_ID_LENGTH,
            "TemplateID", MAX_ID_LENGTH,
            "ExtendCode", MAX_ID_LENGTH,
            "SenderId", MAX_ID_LENGTH);

    private final SignatureRegistry registry;
    private final ViewStore views;
    private final MessagePublisher gateway;

    /** @param views show what an account for trying out holds, as the registry leaves it out */
    public SendSmsHandler(SignatureRegistry registry, ViewStore views, MessagePublisher gateway) {
        this.registry = registry;
        this.views = views;
        this.gateway = gateway;
    }

    /** What became of one number. */
    private record Sent(String number, String serial, Region region, String code, String message) {

        static Sent refused(String number, Region region, String code, String message) {
            return new Sent(number, "", region, code, message);
        }

        boolean isOk() {
            return code.equals("Ok");
        }
    }

    public void send(AuthenticatedCall call, ObjectNode response) {
        requireIds(call);
        var numbers = numbers(call);
        refuseMixture(numbers);
        var name = ApprovedName.normalized(
                call.arguments().text(call.version() == ApiVersion.V2019 ? "Sign" : "SignName"));
        var context = call.arguments().text("SessionContext");
        refuseTooLong(call.arguments());
        var regions = Arrays.stream(Region.values())
                .filter(region -> mayUse(call.account(), region, name))
                .collect(Collectors.toSet());
        var sent = numbers.stream().map(number -> choose(call, regions, number)).toList();
        publish(call, name, sent);
        var set = response.putArray("SendStatusSet");
        sent.forEach(one -> report(one, context, set));
    }

    /** As the official API does, an empty id is a missing one. */
    private static void requireIds(AuthenticatedCall call) {
        var old = call.version() == ApiVersion.V2019;
        for (var name : List.of(old ? "SmsSdkAppid" : "SmsSdkAppId", old ? "TemplateID" : "TemplateId")) {
            if (call.arguments().text(name).isBlank()) {
                throw TencentError.missing(name);
            }
        }
    }

    /** A record holds so much; what the values mean is the carrier gateway's. */
    private static void refuseTooLong(CallParameters arguments) {
        TEXTS.forEach((name, longest) -> {
            if (arguments.text(name).getBytes(UTF_8).length >= longest) {
                throw new TencentError(
                        "InvalidParameterValue", "The value of `" + name + "` is too long.", "`" + name + "` 过长。");
            }
        });
        var parameters = arguments.texts("TemplateParamSet");
        if (parameters.size() > MAX_PARAMETERS
                || parameters.stream().mapToInt(String::length).sum() > MAX_CONTENT_LENGTH) {
            throw new TencentError(
                    "InvalidParameterValue.ContentLengthLimit", "The message is too long.", "请求的短信内容太长。");
        }
    }

    private static List<String> numbers(AuthenticatedCall call) {
        var numbers = call.arguments().texts("PhoneNumberSet");
        if (numbers.isEmpty()) {
            throw new TencentError(
                    "MissingParameter.EmptyPhoneNumberSet", "The phone number list is empty.", "号码列表为空。");
        }
        if (numbers.size() > MAX_NUMBERS) {
            throw new TencentError(
                    "LimitExceeded.PhoneNumberCountLimit",
                    "At most 200 phone numbers are taken in one call.",
                    "单次最多提交 200 个号码。");
        }
        return numbers;
    }

    private static void refuseMixture(List<String> numbers) {
        var regions = numbers.stream()
                .flatMap(number -> PhoneNumber.of(number).stream())
                .map(PhoneNumber::region)
                .distinct()
                .count();
        if (regions > 1) {
            throw new TencentError(
                    "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber",
                    "One call takes either Chinese mainland or global phone numbers.",
                    "群发请求里不能同时包含国内和国际号码。");
        }
    }

    private static Sent choose(AuthenticatedCall call, Set<Region> regions, String text) {
        var number = PhoneNumber.of(text);
        if (number.isEmpty()) {
            return Sent.refused(
                    TencentError.quoted(text),
                    Region.GLOBAL,
                    "InvalidParameterValue.IncorrectPhoneNumber",
                    call.chinese() ? "号码格式错误。" : "The phone number is not valid.");
        }
        var region = number.get().region();
        return regions.contains(region)
                ? new Sent(number.get().e164(), serial(), region, "Ok", "send success")
                : Sent.refused(
                        text,
                        region,
                        "FailedOperation.SignatureIncorrectOrUnapproved",
                        call.chinese() ? "签名未审批或格式错误。" : "The signature is not approved, or its format is wrong.");
    }

    /** A global message may go without a name. */
    private boolean mayUse(AccountSnapshot account, Region region, String name) {
        if (name.isEmpty()) {
            return region == Region.GLOBAL;
        }
        return account.test()
                ? holdsApproved(account.id(), region, name)
                : registry.isApproved(account.id(), region, name);
    }

    private boolean holdsApproved(AccountId account, Region region, String name) {
        return views.held(account).stream()
                .filter(view -> view.standing().status() == Status.APPROVED)
                .flatMap(view -> view.shown().stream())
                .map(ApplicationSubmitted::application)
                .anyMatch(held -> held.region() == region
                        && ApprovedName.normalized(held.name()).equals(name));
    }

    private static String serial() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** What an account for trying out sends goes to no carrier gateway. */
    private void publish(AuthenticatedCall call, String name, List<Sent> sent) {
        var recipients = new ArrayList<Recipient>();
        sent.stream().filter(Sent::isOk).forEach(one -> recipients.add(new Recipient(one.serial(), one.number())));
        if (recipients.isEmpty() || call.account().test()) {
            return;
        }
        var arguments = call.arguments();
        var old = call.version() == ApiVersion.V2019;
        var message = new MessageAccepted(
                call.account().id(),
                recipients,
                emptyToNull(name),
                arguments.text(old ? "SmsSdkAppid" : "SmsSdkAppId"),
                arguments.text(old ? "TemplateID" : "TemplateId"),
                arguments.texts("TemplateParamSet"),
                emptyToNull(arguments.text("ExtendCode")),
                emptyToNull(arguments.text("SenderId")));
        if (!gateway.hand(message)) {
            throw TencentError.timeout();
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void report(Sent sent, String context, ArrayNode set) {
        set.addObject()
                .put("SerialNo", sent.serial())
                .put("PhoneNumber", sent.number())
                .put("Fee", sent.isOk() ? 1 : 0)
                .put("SessionContext", context)
                .put("Code", sent.code())
                .put("Message", sent.message())
                .put("IsoCode", sent.isOk() && sent.region() == Region.DOMESTIC ? "CN" : "");
    }
}
