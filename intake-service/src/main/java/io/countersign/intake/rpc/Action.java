package io.countersign.intake.rpc;

import static io.countersign.intake.rpc.Field.integer;
import static io.countersign.intake.rpc.Field.integers;
import static io.countersign.intake.rpc.Field.text;
import static io.countersign.intake.rpc.Field.texts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What can be called, with its parameters. */
enum Action {
    ADD("AddSmsSign"),
    MODIFY("ModifySmsSign"),
    DELETE("DeleteSmsSign"),
    DESCRIBE("DescribeSmsSignList"),
    SEND("SendSms");

    private final String text;

    Action(String text) {
        this.text = text;
    }

    String officialName() {
        return text;
    }

    static Action of(String text) {
        return Arrays.stream(values())
                .filter(action -> action.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new RpcError(
                        "InvalidAction",
                        "The action `" + RpcError.quoted(text) + "` is invalid or not found.",
                        "接口 `" + RpcError.quoted(text) + "` 不存在。"));
    }

    List<Field> fields(Version version) {
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

    private static List<Field> application(Version version) {
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

    private static List<Field> describe(Version version) {
        return version == Version.V2019
                ? List.of(integers("SignIdSet"), integer("International"))
                : List.of(
                        integers("SignIdSet").optional(),
                        integer("International"),
                        integer("Limit").optional(),
                        integer("Offset").optional());
    }

    private static List<Field> send(Version version) {
        var old = version == Version.V2019;
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
