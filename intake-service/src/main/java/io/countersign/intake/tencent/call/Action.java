package io.countersign.intake.tencent.call;

import static io.countersign.intake.tencent.call.ActionParameter.integer;
import static io.countersign.intake.tencent.call.ActionParameter.integers;
import static io.countersign.intake.tencent.call.ActionParameter.text;
import static io.countersign.intake.tencent.call.ActionParameter.texts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What can be called, with its parameters. */
public enum Action {
    ADD("AddSmsSign"),
    MODIFY("ModifySmsSign"),
    DELETE("DeleteSmsSign"),
    DESCRIBE("DescribeSmsSignList"),
    SEND("SendSms");

    private final String text;

    Action(String text) {
        this.text = text;
    }

    public String officialName() {
        return text;
    }

    public static Action of(String text) {
        return Arrays.stream(values())
                .filter(action -> action.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new TencentError(
                        "InvalidAction",
                        "The action `" + TencentError.quoted(text) + "` is invalid or not found.",
                        "接口 `" + TencentError.quoted(text) + "` 不存在。"));
    }

    public List<ActionParameter> fields(ApiVersion version) {
        return switch (this) {
            case ADD -> application(version);
            case MODIFY ->
                Stream.concat(Stream.of(integer("SignId")), application(version).stream())
                        .toList();
            case DELETE -> List.of(integer("SignId"));
            case DESCRIBE -> describe(version);
            case SEND -> send(version);
        };
    }

    private static List<ActionParameter> application(ApiVersion version) {
        return List.of(
                text("SignName"),
                integer("SignType"),
                integer("DocumentType"),
                integer("International"),
                integer(version.purposeField()),
                text("ProofImage"),
                text("CommissionImage").optional(),
                text("Remark").optional(),
                integer("QualificationId").optional());
    }

    private static List<ActionParameter> describe(ApiVersion version) {
        return version == ApiVersion.V2019
                ? List.of(integers("SignIdSet").optional(), integer("International"))
                : List.of(
                        integers("SignIdSet").optional(),
                        integer("International"),
                        integer("Limit").optional(),
                        integer("Offset").optional());
    }

    private static List<ActionParameter> send(ApiVersion version) {
        var old = version == ApiVersion.V2019;
        return List.of(
                texts("PhoneNumberSet"),
                text(old ? "SmsSdkAppid" : "SmsSdkAppId"),
                text(old ? "TemplateID" : "TemplateId"),
                text(old ? "Sign" : "SignName").optional(),
                texts("TemplateParamSet").optional(),
                text("ExtendCode").optional(),
                text("SessionContext").optional(),
                text("SenderId").optional());
    }
}
