package io.countersign.intake.tencent;

import static io.countersign.intake.tencent.CallsInMemory.JSON;
import static io.countersign.intake.tencent.CallsInMemory.application;
import static io.countersign.intake.tencent.CallsInMemory.list;
import static io.countersign.intake.tencent.CallsInMemory.message;
import static io.countersign.intake.tencent.CallsInMemory.modification;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.memory.InMemoryApplicationPublisher.Mood;
import io.countersign.intake.tencent.call.Action;
import io.countersign.intake.tencent.call.ApiVersion;
import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.call.TencentError;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.node.ObjectNode;

/** Every code that can occur is provoked once. */
class ErrorsTest {

    private static final ApiVersion NEW = ApiVersion.V2021;
    private static final ApiVersion OLD = ApiVersion.V2019;

    private final CallsInMemory calls = new CallsInMemory();

    @Test
    void aCallerWhoIsNotAuthenticatedIsRefused() {
        assertThat(calls.code(without("authorization"))).isEqualTo("AuthFailure.InvalidAuthorization");
        assertThat(calls.code(get("Action=SendSms&Version=2021-01-11"))).isEqualTo("AuthFailure.InvalidAuthorization");
        assertThat(calls.code(with("authorization", "SKIP"))).isEqualTo("AuthFailure.InvalidAuthorization");
        assertThat(calls.code(with("x-tc-token", "t"))).isEqualTo("AuthFailure.TokenFailure");
        assertThat(calls.code(with("content-type", "text/plain"))).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(calls.code(describe("user"))).isEqualTo("AuthFailure.InvalidSecretId");
        assertThat(calls.code(describe("AKIDnobody"))).isEqualTo("AuthFailure.SecretIdNotFound");
        assertThat(calls.code(describe(CallsInMemory.ORPHAN))).isEqualTo("AuthFailure.UnauthorizedOperation");
        assertThat(calls.code(calls.post(CallsInMemory.READER, NEW, Action.ADD, "{}")))
                .isEqualTo("AuthFailure.UnauthorizedOperation");
        var late = describe(CallsInMemory.ACME);
        calls.now = calls.now.plusSeconds(301);
        assertThat(calls.code(late)).isEqualTo("AuthFailure.SignatureExpire");
    }

    @Test
    void malformedCallsAreRefused() {
        assertThat(calls.code(with("x-tc-action", "AddSmsTemplate"))).isEqualTo("InvalidAction");
        assertThat(calls.code(with("x-tc-version", "2017-01-01"))).isEqualTo("NoSuchVersion");
        assertThat(calls.code(without("x-tc-action"))).isEqualTo("MissingParameter");
        assertThat(calls.code(without("x-tc-version"))).isEqualTo("MissingParameter");
        assertThat(calls.code(get("Action=%zz"))).isEqualTo("FailedOperation.FailResolvePacket");
        assertThat(calls.code(get("Action=SendSms&Action=SendSms"))).isEqualTo("FailedOperation.FailResolvePacket");
        assertThat(calls.code(get("Action=" + "x".repeat(33_000)))).isEqualTo("RequestSizeLimitExceeded");
        assertThat(calls.code(new RawCall("PUT", "", Map.of(), new byte[0]))).isEqualTo("UnsupportedProtocol");
        var form = new RawCall("POST", "", Map.of(), new byte[1024 * 1024 + 1]);
        assertThat(calls.code(form)).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(calls.code(new RawCall("POST", "", Map.of(), new byte[] {-1, '='})))
                .isEqualTo("FailedOperation.FailResolvePacket");
        var notJson = new HashMap<>(describe(CallsInMemory.ACME).headers());
        notJson.put("content-type", "multipart/form-data");
        assertThat(calls.code(calls.signed(new RawCall("POST", "", notJson, new byte[0]), CallsInMemory.ACME)))
                .isEqualTo("InvalidRequest");
    }

    @Test
    void messagesAreInTheLanguageAskedFor() {
        var chinese = new RawCall("GET", "Action=Nothing", Map.of("X-TC-Language", "zh-CN"), new byte[0]);

        assertThat(errorMessage(get("Action=Nothing"))).contains("invalid");
        assertThat(errorMessage(get("Action=Nothing&Language=zh-CN"))).contains("不存在");
        assertThat(errorMessage(chinese)).contains("不存在");
    }

    private String errorMessage(RawCall request) {
        return calls.call(request).at("/Error/Message").asString("");
    }

    @Test
    void parametersAreTakenStrictly() {
        assertThat(describeBody("{")).isEqualTo("FailedOperation.JsonParseFail");
        assertThat(describeBody("{}")).isEqualTo("MissingParameter");
        assertThat(describeBody("{\"International\":\"0\"}")).isEqualTo("InvalidParameter");
        assertThat(describeBody("{\"International\":0,\"Sort\":1}")).isEqualTo("UnknownParameter");
        assertThat(describeBody("{\"International\":0,\"\\ud800\":1}")).isEqualTo("FailedOperation.JsonParseFail");
        assertThat(TencentError.quoted("a\ud800`\n")).isEqualTo("a???");
        var half = application(NEW).put("Remark", "x").toString().replace("\"x\"", "\"\\ud800\"");
        assertThat(calls.code(calls.post(CallsInMemory.ACME, NEW, Action.ADD, half)))
                .isEqualTo("InvalidParameter");
    }

    @ParameterizedTest
    @EnumSource
    void onlyOrganizationsUseTheSignatureApi(ApiVersion version) {
        var id = CallsInMemory.PERSON;
        var body = application(version).put("SignId", 1).toString();

        assertThat(Stream.of(
                                calls.post(
                                        id,
                                        version,
                                        Action.ADD,
                                        application(version).toString()),
                                calls.post(id, version, Action.MODIFY, body),
                                calls.post(id, version, Action.DELETE, "{\"SignId\":1}"),
                                calls.post(id, version, Action.DESCRIBE, list(1).toString()))
                        .map(calls::code))
                .containsOnly("FailedOperation.NotEnterpriseCertification");
    }

    @ParameterizedTest
    @CsvSource({"V2019, ADD", "V2019, MODIFY", "V2021, ADD", "V2021, MODIFY"})
    void valuesOutOfRangeAreReported(ApiVersion version, Action action) {
        var valid = application(version);
        if (action == Action.MODIFY) {
            valid.put("SignId", calls.added("Acme"));
        }
        var purpose = version == NEW && action == Action.MODIFY ? "InvalidSignPurpose" : "InvalidUsedMethod";

        assertThat(with(version, action, valid, "International", 2))
                .isEqualTo("InvalidParameterValue.InvalidInternational");
        assertThat(with(version, action, valid, "DocumentType", 9))
                .isEqualTo("InvalidParameterValue.InvalidDocumentType");
        assertThat(with(version, action, valid, version.purposeField(), 2))
                .isEqualTo("InvalidParameterValue." + purpose);
        assertThat(with(version, action, valid, "SignType", 7)).isEqualTo("InvalidParameterValue");
        assertThat(with(version, action, valid, "ProofImage", "data:image/png;base64," + CallsInMemory.PNG))
                .isEqualTo("InvalidParameterValue.ImageInvalid");
        assertThat(with(version, action, valid, "ProofImage", "aGVsbG8="))
                .isEqualTo("InvalidParameterValue.ImageInvalid");
        assertThat(with(version, action, valid, "SignName", "腾讯云腾讯云腾讯云腾讯云腾"))
                .isEqualTo("InvalidParameterValue.SignNameLengthTooLong");
        assertThat(with(version, action, valid, "SignName", "x".repeat(65)))
                .isEqualTo("InvalidParameterValue.SignNameLengthTooLong");
        assertThat(with(version, action, valid, "SignName", " ")).isEqualTo("InvalidParameterValue");
        assertThat(with(version, action, valid, "SignName", "a\nb")).isEqualTo("InvalidParameterValue");
        assertThat(with(version, action, valid, "Remark", "😀".repeat(501))).isEqualTo("InvalidParameterValue");
        assertThat(with(version, action, valid, "Remark", "a\u0007b")).isEqualTo("InvalidParameterValue");
    }

    private String with(ApiVersion version, Action action, ObjectNode valid, String field, Object value) {
        return calls.code(version, action, valid.deepCopy().putPOJO(field, value));
    }

    @Test
    void multipartIsNamedWithAndWithoutSignature() {
        for (var headers : List.of(
                Map.of("content-type", "multipart/form-data; boundary=x"),
                Map.of("content-type", "Multipart/Form-Data; boundary=x", "x-tc-action", "AddSmsSign"))) {
            assertThat(calls.code(new RawCall("POST", "", headers, "--x".getBytes(UTF_8))))
                    .isEqualTo("InvalidRequest");
        }
    }

    @ParameterizedTest
    @EnumSource
    void base64MayHaveLineBreaksAndNoOtherCharacter(ApiVersion version) {
        var broken = CallsInMemory.PNG.replaceAll(".{20}", "$0\r\n");

        assertThat(adding(version, "ProofImage", CallsInMemory.PNG.replaceFirst(".{20}", "$0 ")))
                .isEqualTo("InvalidParameterValue.ImageInvalid");
        assertThat(adding(version, "ProofImage", "\r\n")).isEqualTo("InvalidParameterValue.ImageInvalid");
        assertThat(adding(version, "ProofImage", broken)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyIdOfAMessageIsMissing(ApiVersion version) {
        var old = version == ApiVersion.V2019;
        for (var id : List.of(old ? "SmsSdkAppid" : "SmsSdkAppId", old ? "TemplateID" : "TemplateId")) {
            var message = message(version, "腾讯云", "+8613711112222").put(id, "");

            assertThat(calls.code(version, Action.SEND, message)).isEqualTo("MissingParameter");
        }
    }

    @ParameterizedTest
    @EnumSource
    void addingNeedsAPicture(ApiVersion version) {
        assertThat(adding(version, "ProofImage", "")).isEqualTo("InvalidParameterValue.ImageInvalid");
    }

    @ParameterizedTest
    @EnumSource
    void anotherSignatureMayHoldTheName(ApiVersion version) {
        long id = calls.added("Acme");
        calls.added("Pending1");
        calls.approved("Approved1");

        assertThat(calls.code(version, Action.MODIFY, modification(version, id).put("SignName", "Pending1")))
                .isEqualTo("InvalidParameterValue.SignExistAndUnapproved");
        assertThat(calls.code(version, Action.MODIFY, modification(version, id).put("SignName", "Approved1")))
                .isEqualTo("InvalidParameterValue.SignAlreadyPassedCheck");
    }

    @Test
    void aLetterThatIsNoPictureIsReportedForOthersOnly() {
        var letter = application(NEW).put("CommissionImage", "nonsense!");

        assertThat(calls.code(NEW, Action.ADD, letter.deepCopy().put("SignPurpose", 1)))
                .isEqualTo("InvalidParameterValue.ImageInvalid");
        assertThat(calls.code(NEW, Action.ADD, letter)).isEmpty();
    }

    @Test
    void thePurposeHasAnotherCodeInTheNewerModify() {
        long id = calls.added("Acme");

        assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id).put("SignPurpose", 9)))
                .isEqualTo("InvalidParameterValue.InvalidSignPurpose");
        assertThat(calls.code(OLD, Action.MODIFY, modification(OLD, id).put("UsedMethod", 9)))
                .isEqualTo("InvalidParameterValue.InvalidUsedMethod");
        assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id).put("International", 1)))
                .isEqualTo("InvalidParameterValue.InvalidInternational");
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsTakenWhilePendingOrApproved(ApiVersion version) {
        calls.added("Pending1");
        long approved = calls.approved("Approved1");

        assertThat(adding(version, "SignName", "PENDING1")).isEqualTo("InvalidParameterValue.SignExistAndUnapproved");
        assertThat(adding(version, "SignName", "Approved1")).isEqualTo("InvalidParameterValue.SignAlreadyPassedCheck");
        assertThat(calls.code(version, Action.MODIFY, modification(version, approved)))
                .isEqualTo("InvalidParameterValue.SignAlreadyPassedCheck");
    }

    @Test
    void theLimitIsReportedFromTheView() {
        calls.world.limits.put(Map.of(Fixtures.ACME, 1));
        long rejected = calls.added("Rejected1");
        calls.world.reads(Fixtures.rejected(new SignatureId(rejected), 1));
        calls.added("Pending1");

        assertThat(adding(NEW, "SignName", "Acme")).isEqualTo("FailedOperation.SignNumberLimit");
        assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, rejected)))
                .isEqualTo("FailedOperation.SignNumberLimit");
        assertThat(calls.code(OLD, Action.MODIFY, modification(OLD, rejected))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotExistIsReported(ApiVersion version) {
        long deleted = calls.added("Deleted1");
        calls.code(NEW, Action.DELETE, CallsInMemory.JSON.createObjectNode().put("SignId", deleted));

        for (long id : new long[] {0, -1, 999_999, deleted, Long.MAX_VALUE}) {
            assertThat(calls.code(version, Action.MODIFY, modification(version, id)))
                    .isEqualTo("FailedOperation.MissingSignatureToModify");
            assertThat(calls.code(
                            version,
                            Action.DELETE,
                            CallsInMemory.JSON.createObjectNode().put("SignId", id)))
                    .isEqualTo("FailedOperation.SignIdNotExist");
        }
        assertThat(calls.code(OLD, Action.DESCRIBE, list(999_999)))
                .isEqualTo("InvalidParameterValue.MissingSignatureList");
        assertThat(calls.code(OLD, Action.DESCRIBE, list())).isEqualTo("MissingParameter.MissingSignatureList");
        assertThat(calls.code(OLD, Action.DESCRIBE, JSON.createObjectNode().put("International", 0)))
                .isEqualTo("MissingParameter.MissingSignatureList");
        assertThat(calls.call(NEW, Action.DESCRIBE, list(999_999))
                        .path("DescribeSignListStatusSet")
                        .size())
                .isZero();
    }

    @Test
    void pagesHaveBounds() {
        assertThat(calls.code(NEW, Action.DESCRIBE, list().put("Limit", 101)))
                .isEqualTo("InvalidParameterValue.LimitVerifyFail");
        assertThat(calls.code(NEW, Action.DESCRIBE, list().put("Limit", 0)))
                .isEqualTo("InvalidParameterValue.LimitVerifyFail");
        assertThat(calls.code(NEW, Action.DESCRIBE, list().put("Offset", -1)))
                .isEqualTo("InvalidParameterValue.OffsetVerifyFail");
        assertThat(calls.code(NEW, Action.DESCRIBE, list().put("Offset", 10_001)))
                .isEqualTo("InvalidParameterValue.OffsetVerifyFail");
        assertThat(calls.code(NEW, Action.DESCRIBE, list().put("Offset", 10_000)))
                .isEmpty();
        assertThat(calls.code(OLD, Action.DESCRIBE, list().put("Limit", 10))).isEqualTo("UnknownParameter");
        assertThat(calls.code(NEW, Action.DESCRIBE, list(new long[101]))).isEqualTo("InvalidParameterValue");
    }

    @ParameterizedTest
    @EnumSource
    void describingHasARegion(ApiVersion version) {
        assertThat(calls.code(version, Action.DESCRIBE, list(1).put("International", 2)))
                .isEqualTo("InvalidParameterValue.InvalidInternational");
    }

    @Test
    void whatTheStateForbidsIsReported() {
        long id = calls.added("Acme");
        calls.world.withdraw(new SignatureId(id));

        assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id))).isEqualTo("FailedOperation.OtherError");
    }

    @Test
    void tooManyRevisionsAreReported() {
        long id = calls.added("Acme");
        for (int i = 1; i <= 10; i++) {
            assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id))).isEmpty();
        }

        assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id))).isEqualTo("LimitExceeded");
    }

    @Test
    void tooManyRevisionsInAllAreReported() {
        long id = calls.added("Acme");
        for (int revision = 1; revision < ApplicationEvent.MAX_REVISIONS; revision++) {
            calls.world.reads(Fixtures.rejected(new SignatureId(id), revision));
            assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id))).isEmpty();
        }
        calls.world.reads(Fixtures.rejected(new SignatureId(id), ApplicationEvent.MAX_REVISIONS));

        var error = calls.call(NEW, Action.MODIFY, modification(NEW, id)).path("Error");
        assertThat(error.path("Code").asString("")).isEqualTo("LimitExceeded");
        assertThat(error.path("Message").asString("")).contains("14 revisions", "delete it");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aStoreThatDoesNotAnswerIsReportedAndIsNoInternalError(CapturedOutput output) {
        calls.storeFails = new MongoTimeoutException("no server");

        for (var version : ApiVersion.values()) {
            assertThat(Stream.of(
                            calls.code(version, Action.ADD, application(version)),
                            calls.code(version, Action.MODIFY, modification(version, 1)),
                            calls.code(
                                    version,
                                    Action.DELETE,
                                    JSON.createObjectNode().put("SignId", 1)),
                            calls.code(version, Action.DESCRIBE, list(1))))
                    .containsOnly("InternalError.Timeout");
        }
        assertThat(output)
                .contains("WARN", "A server did not answer")
                .doesNotContain("ERROR", "\tat ", "腾讯云", CallsInMemory.PNG);
    }

    @Test
    void aBrokerThatDoesNotAnswerIsReported() {
        long id = calls.added("Before");
        calls.world.publisher.is(Mood.REFUSES);
        calls.gatewayAnswers = false;

        assertThat(calls.code(NEW, Action.ADD, application(NEW))).isEqualTo("InternalError.Timeout");
        assertThat(calls.code(NEW, Action.MODIFY, modification(NEW, id))).isEqualTo("InternalError.Timeout");
        assertThat(calls.code(NEW, Action.DELETE, JSON.createObjectNode().put("SignId", id)))
                .isEqualTo("InternalError.Timeout");
        assertThat(calls.code(NEW, Action.SEND, message(NEW, "", "+12025550123")))
                .isEqualTo("InternalError.Timeout");
    }

    @Test
    void sendingHasFaultsOfTheWholeCall() {
        assertThat(calls.code(NEW, Action.SEND, message(NEW, "Acme")))
                .isEqualTo("MissingParameter.EmptyPhoneNumberSet");
        var many = Collections.nCopies(201, "+12025550123").toArray(String[]::new);
        assertThat(calls.code(NEW, Action.SEND, message(NEW, "Acme", many)))
                .isEqualTo("LimitExceeded.PhoneNumberCountLimit");
        assertThat(calls.code(NEW, Action.SEND, message(NEW, "Acme", "+8613711112222", "+12025550123")))
                .isEqualTo("UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber");
        assertThat(calls.code(NEW, Action.SEND, message(NEW, "Acme", "+1").put("SessionContext", "x".repeat(512))))
                .isEqualTo("InvalidParameterValue");
        var long1 = message(NEW, "Acme", "+12025550123");
        long1.putArray("TemplateParamSet").add("x".repeat(5_000));
        assertThat(calls.code(NEW, Action.SEND, long1)).isEqualTo("InvalidParameterValue.ContentLengthLimit");
        assertThat(calls.code(NEW, Action.SEND, message(NEW, "Acme", "+1").put("SenderId", "x".repeat(65))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void parametersOfAMessageAreBounded() {
        var many = message(NEW, "Acme", "+12025550123");
        var set = many.putArray("TemplateParamSet");
        for (int i = 0; i <= 100; i++) {
            set.add("");
        }

        assertThat(calls.code(NEW, Action.SEND, many)).isEqualTo("InvalidParameterValue.ContentLengthLimit");
    }

    @Test
    void aDomesticNumberHasElevenDigits() {
        for (var number : List.of("+8612345", "+86137111122223", "+8623711112222", "x".repeat(1_000))) {
            var sent = calls.call(NEW, Action.SEND, message(NEW, "", number)).at("/SendStatusSet/0");

            assertThat(sent.path("Code").asString("")).isEqualTo("InvalidParameterValue.IncorrectPhoneNumber");
            assertThat(sent.path("PhoneNumber").asString("")).hasSizeLessThanOrEqualTo(32);
        }
    }

    @Test
    void theContentTypeIsComparedWithoutCase() {
        var headers = new HashMap<>(describe(CallsInMemory.ACME).headers());
        headers.put("content-type", "Application/JSON; Charset=utf-8");
        var request = new RawCall("POST", "", headers, list().toString().getBytes(UTF_8));

        assertThat(calls.code(calls.signed(request, CallsInMemory.ACME))).isEmpty();
    }

    @Test
    void tooManyCallsInASecondAreReported() {
        var limited = new CallsInMemory(Map.of(Action.DESCRIBE, 2));

        assertThat(limited.code(NEW, Action.DESCRIBE, list())).isEmpty();
        assertThat(limited.code(NEW, Action.DESCRIBE, list())).isEmpty();
        assertThat(limited.code(NEW, Action.DESCRIBE, list())).isEqualTo("RequestLimitExceeded");

        limited.now = limited.now.plusSeconds(1);

        assertThat(limited.code(NEW, Action.DESCRIBE, list())).isEmpty();
    }

    @Test
    void aMistakeOfOursIsAnEnvelopeWithoutDetails() {
        calls.pairs.insert(brokenPair());

        var answer = calls.call(describe("AKIDbroken"));

        assertThat(answer.toString())
                .isEqualTo("{\"Error\":{\"Code\":\"InternalError\",\"Message\":\"An internal error"
                        + " occurred.\"},\"RequestId\":\"id-1\"}");
    }

    private KeyPair brokenPair() {
        var pair = Objects.requireNonNull(calls.pairs.find(CallsInMemory.ACME));
        return new KeyPair(
                "AKIDbroken", pair.account(), "sealed for another", pair.permissions(), pair.created(), null);
    }

    private String adding(ApiVersion version, String field, String value) {
        return calls.code(version, Action.ADD, application(version).put(field, value));
    }

    private RawCall describe(String id) {
        return calls.post(id, NEW, Action.DESCRIBE, list().toString());
    }

    private String describeBody(String body) {
        return calls.code(calls.post(CallsInMemory.ACME, NEW, Action.DESCRIBE, body));
    }

    private RawCall with(String header, String value) {
        var request = describe(CallsInMemory.ACME);
        var headers = new HashMap<>(request.headers());
        headers.put(header, value);
        return new RawCall(request.method(), request.query(), headers, request.body());
    }

    private RawCall without(String header) {
        var request = describe(CallsInMemory.ACME);
        var headers = new HashMap<>(request.headers());
        headers.remove(header);
        return new RawCall(request.method(), request.query(), headers, request.body());
    }

    private static RawCall get(String query) {
        return new RawCall("GET", query, Map.of(), "".getBytes(UTF_8));
    }
}
