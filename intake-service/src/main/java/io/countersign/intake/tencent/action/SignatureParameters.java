package io.countersign.intake.tencent.action;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.call.CallParameters;
import io.countersign.intake.tencent.call.TencentError;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an application, as numbers have become names.
 *
 * @param proof the certificate's picture; empty if the caller sent an empty text
 * @param letter the authorization letter's picture, only for others
 */
record SignatureParameters(
        String name,
        Region region,
        SignatureType type,
        Purpose purpose,
        DocumentType document,
        Optional<byte[]> proof,
        Optional<byte[]> letter,
        @Nullable String remark) {

    /** Encoders wrap lines; every other character outside the alphabet is an error. */
    private static final Pattern LINE_BREAKS = Pattern.compile("[\r\n]++");

    /** @throws TencentError {@code InvalidParameterValue.*} */
    static SignatureParameters of(CallParameters arguments, Action action, ApiVersion version) {
        var purpose = purpose(arguments, action, version);
        return new SignatureParameters(
                name(arguments.text("SignName")),
                region(arguments.integer("International")),
                type(arguments.integer("SignType")),
                purpose,
                document(arguments.integer("DocumentType")),
                picture("ProofImage", arguments.text("ProofImage")),
                purpose == Purpose.FOR_OTHERS
                        ? picture("CommissionImage", arguments.text("CommissionImage"))
                        : Optional.empty(),
                remark(arguments.textOrNull("Remark")));
    }

    private static String name(String text) {
        var sent = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (isLonger(sent, Application.MAX_NAME_LENGTH)) {
            throw tooLong();
        }
        var name = sent.strip();
        if (name.isEmpty() || sent.codePoints().anyMatch(Character::isISOControl)) {
            throw new TencentError(
                    "InvalidParameterValue",
                    "The value of `SignName` is empty or has control characters.",
                    "`SignName` 为空或含有控制字符。");
        }
        return name;
    }

    static TencentError tooLong() {
        return new TencentError(
                "InvalidParameterValue.SignNameLengthTooLong", "The signature name is too long.", "签名过长。");
    }

    static Region region(long international) {
        if (international != 0 && international != 1) {
            throw TencentError.value("International", "InvalidInternational");
        }
        return international == 0 ? Region.DOMESTIC : Region.GLOBAL;
    }

    private static SignatureType type(long number) {
        return Arrays.stream(SignatureType.values())
                .filter(type -> type.number() == number)
                .findFirst()
                .orElseThrow(() -> new TencentError(
                        "InvalidParameterValue", "The value of `SignType` is not valid.", "`SignType` 的值错误。"));
    }

    private static Purpose purpose(CallParameters arguments, Action action, ApiVersion version) {
        long number = arguments.integer(version.purposeField());
        if (number != 0 && number != 1) {
            var newer = action == Action.MODIFY && version == ApiVersion.V2021;
            throw TencentError.value(version.purposeField(), newer ? "InvalidSignPurpose" : "InvalidUsedMethod");
        }
        return number == 0 ? Purpose.SELF_USE : Purpose.FOR_OTHERS;
    }

    private static DocumentType document(long number) {
        return Arrays.stream(DocumentType.values())
                .filter(type -> type.number().isPresent() && type.number().getAsInt() == number)
                .findFirst()
                .orElseThrow(() -> TencentError.value("DocumentType", "InvalidDocumentType"));
    }

    private static Optional<byte[]> picture(String parameter, String base64) {
        var text = LINE_BREAKS.matcher(base64).replaceAll("");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            throw image(parameter);
        }
    }

    static TencentError image(String parameter) {
        return new TencentError(
                "InvalidParameterValue.ImageInvalid",
                "`" + parameter
                        + "` is not the base64 text of a JPEG or PNG picture of at most 5 MB, without the data prefix;"
                        + " it may be empty only where a picture of the same `DocumentType` was sent before.",
                "`" + parameter + "` 不是 5 MB 以内 JPEG 或 PNG 图片的 base64 编码（须去掉前缀）；仅当此前已提交相同 `DocumentType` 的图片时可为空。");
    }

    private static @Nullable String remark(@Nullable String text) {
        if (text != null && isLonger(text, Application.MAX_REMARK_LENGTH)) {
            throw new TencentError(
                    "InvalidParameterValue",
                    "The value of `Remark` is longer than " + Application.MAX_REMARK_LENGTH + " characters.",
                    "`Remark` 超过 " + Application.MAX_REMARK_LENGTH + " 个字符。");
        }
        if (text != null && !isMultiline(text)) {
            throw new TencentError(
                    "InvalidParameterValue", "The value of `Remark` has control characters.", "`Remark` 含有控制字符。");
        }
        return text == null || text.isBlank() ? null : text;
    }

    private static boolean isLonger(String text, int codePoints) {
        return text.codePointCount(0, text.length()) > codePoints;
    }

    /** A text of several lines may have line breaks and tabs, and no other control character. */
    private static boolean isMultiline(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }
}
