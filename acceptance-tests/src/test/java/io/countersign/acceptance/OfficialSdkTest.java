package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.common.profile.Language;
import io.countersign.acceptance.OfficialSdk.Described;
import io.countersign.acceptance.OfficialSdk.Manner;
import io.countersign.acceptance.OfficialSdk.Sent;
import io.countersign.acceptance.OfficialSdk.Version;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The official SDK for Java, unchanged, against the whole system. */
class OfficialSdkTest {

    private static final Duration TIMEOUT = TestTimeouts.LIMIT;
    private static final Manner DEFAULT_CALL = new Manner("POST", ClientProfile.SIGN_TC3_256, false);
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final long APPROVED = 0;
    private static final long REVIEWING = 1;
    private static final long REJECTED = -1;

    private final Standalone system = Standalone.shared();

    static Stream<Arguments> everyWay() {
        return Stream.of(Version.values())
                .flatMap(version -> Stream.of(
                                DEFAULT_CALL,
                                new Manner("POST", ClientProfile.SIGN_TC3_256, true),
                                new Manner("GET", ClientProfile.SIGN_TC3_256, false),
                                new Manner("POST", ClientProfile.SIGN_SHA1, false),
                                new Manner("GET", ClientProfile.SIGN_SHA1, false),
                                new Manner("POST", ClientProfile.SIGN_SHA256, false),
                                new Manner("GET", ClientProfile.SIGN_SHA256, false))
                        .map(manner -> Arguments.of(version, manner)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void aSignatureIsReviewedApprovedKeptFromChangesAndDeleted(Version version, Manner manner) throws Exception {
        var user = user();
        var sdk = user.sdk(version, manner);

        long id = sdk.add(user.brand());
        assertThat(sdk.describe(id)).containsExactly(new Described(id, REVIEWING, "", user.brand()));
        user.applicant().awaitSettled(Long.toString(id));
        assertThat(code(sdk, id)).isEqualTo(REVIEWING);
        new Reviewer(system.reviewer("reviewer")).approves(Long.toString(id));
        awaitCode(sdk, id, APPROVED);
        assertThat(errorOf(() -> sdk.modify(id, user.brand() + "x")))
                .isEqualTo("InvalidParameterValue.SignAlreadyPassedCheck");
        assertThat(sdk.delete(id)).isEqualTo("return successfully!");
        if (version == Version.V2019) {
            assertThat(errorOf(() -> sdk.describe(id))).isEqualTo("InvalidParameterValue.MissingSignatureList");
        } else {
            assertThat(sdk.describe(id)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void aSignatureIsRejectedWithItsReasonsAndModified(Version version, Manner manner) throws Exception {
        var user = user();
        var sdk = user.sdk(version, manner);

        long id = sdk.add("test");
        awaitCode(sdk, id, REJECTED);
        assertThat(sdk.describe(id).getFirst().reply()).hasSizeGreaterThan(20).contains(". ");
        assertThat(sdk.modify(id, user.brand())).isEqualTo(id);
        user.applicant().awaitInReview(Long.toString(id), 2);

        assertThat(sdk.describe(id)).containsExactly(new Described(id, REVIEWING, "", user.brand()));
    }

    @ParameterizedTest
    @EnumSource
    void messagesChooseOneOfTwoSignaturesByItsContent(Version version) throws Exception {
        var user = user();
        var sdk = user.sdk(version, DEFAULT_CALL);
        for (var name : List.of("腾讯科技", "腾讯云")) {
            long id = patiently(() -> sdk.add(name));
            user.applicant().awaitSettled(Long.toString(id));
            new Reviewer(system.reviewer("reviewer")).approves(Long.toString(id));
        }
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(codes(sdk.send("腾讯科技", "+8613700000001"))).containsExactly("Ok");
            assertThat(codes(sdk.send("腾讯云", "+8613700000001"))).containsExactly("Ok");
        });

        var sent = sdk.send("腾讯云", "+8613700000001", "13700000002");

        assertThat(sent).extracting(Sent::number).containsExactly("+8613700000001", "+8613700000002");
        assertThat(sent).extracting(Sent::serial).doesNotContain("").doesNotHaveDuplicates();
        for (var name : List.of("腾讯", "1", "")) {
            assertThat(codes(sdk.send(name, "+8613700000001")))
                    .containsExactly("FailedOperation.SignatureIncorrectOrUnapproved");
        }
        assertThat(codes(sdk.send("腾讯云", "+12025550123")))
                .containsExactly("FailedOperation.SignatureIncorrectOrUnapproved");
    }

    @Test
    void everyDemoAccountHasAKeyPair() {
        for (var account : Applicant.elements(system.facts().path("accounts"))) {
            var sdk = sdk(account, Language.EN_US);

            var error = errorOf(() -> sdk.describe(1));

            assertThat(error)
                    .isEqualTo(
                            account.path("kind").stringValue().equals("individual")
                                    ? "FailedOperation.NotEnterpriseCertification"
                                    : "");
        }
    }

    @Test
    void messagesAreInTheLanguageAskedFor() {
        var account = system.facts().path("accounts").get(3);

        assertThat(failure(() -> sdk(account, Language.EN_US).describe(1)).getMessage())
                .contains("organization");
        assertThat(failure(() -> sdk(account, Language.ZH_CN).describe(1)).getMessage())
                .contains("企业认证");
    }

    @Test
    void whoSignsWronglyIsRefused() {
        var user = user();
        var wrong = new Credential(user.credential().getSecretId(), "wrong");
        var anonymous = new Credential("AKIDnobody", "wrong");

        for (var version : Version.values()) {
            assertThat(errorOf(() -> OfficialSdk.of(version, DEFAULT_CALL, system.fact("intake"), wrong)
                            .describe(1)))
                    .isEqualTo("AuthFailure.SignatureFailure");
            assertThat(errorOf(() -> OfficialSdk.of(version, DEFAULT_CALL, system.fact("intake"), anonymous)
                            .describe(1)))
                    .isEqualTo("AuthFailure.SecretIdNotFound");
        }
    }

    @Test
    void aCallMayBeSignedForTheOfficialHostAndComeThroughAGateway() throws Exception {
        var http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setApigwEndpoint(URI.create(system.fact("intake")).getAuthority());
        var profile = new ClientProfile(ClientProfile.SIGN_TC3_256, http);
        var sdk = OfficialSdk.of(Version.V2021, user().credential(), profile);

        assertThat(sdk.describe(1)).isEmpty();
    }

    @Test
    void callsAreLimitedAsTheOfficialOnesAre() throws Exception {
        var sdk = user().sdk(Version.V2021, DEFAULT_CALL);

        var errors =
                Stream.generate(() -> errorOf(() -> sdk.delete(1))).limit(20).toList();

        assertThat(errors).contains("FailedOperation.SignIdNotExist", "RequestLimitExceeded");
    }

    @Test
    void contentsAndPhoneNumbersAreInNoLogAndNoDeadLetter() throws Exception {
        var user = user();
        var sdk = user.sdk(Version.V2019, new Manner("GET", ClientProfile.SIGN_SHA1, false));
        var number = "+447700900981";

        assertThat(codes(sdk.send("", number))).containsExactly("Ok");
        assertThat(codes(sdk.send("Unapproved Name", number))).doesNotContain("Ok");
        assertThat(errorOf(() -> sdk.send("", number, "+8613700900981")))
                .isEqualTo("UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber");
        sdk.add(user.brand());
        sendMalformedRequests(user, number);

        var secrets = List.of(
                "447700900981",
                "13700900981",
                "739251",
                "Unapproved Name",
                "the brand of our shops",
                OfficialSdk.SMALLEST_PICTURE.substring(20, 60),
                user.credential().getSecretKey());
        assertThat(logs() + system.process().out() + system.process().err()).doesNotContain(secrets);
        assertThat(system.broker().deadLetters()).doesNotContain(secrets);
    }

    /** What fails before the account and the action are known. */
    private void sendMalformedRequests(User user, String number) {
        var anyone = system.anonymous();
        anyone.post("/", Client.JSON, "{\"PhoneNumberSet\":[\"" + number + "\"");
        anyone.post("/", "application/x-www-form-urlencoded", "Action=SendSms&PhoneNumberSet.0=" + number + "&x=%zz");
        anyone.get("/?Action=SendSms&Version=2021-01-11&PhoneNumberSet.0=%2B447700900981&TemplateParamSet.0=739251");
        var applications = user.applicant().client();
        applications.post(Applicant.APPLICATIONS, Client.JSON, "{\"remark\": \"the brand of our shops\"");
        applications.post(Applicant.APPLICATIONS, Map.of("name", "Unapproved Name", "remark", 447700900981L));
    }

    private String logs() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(system.data().resolve("logs"))) {
            for (var file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** An account of its own, as the limits are per account. */
    private record User(Applicant applicant, Credential credential, String intake, String brand) {

        OfficialSdk sdk(Version version, Manner manner) {
            return OfficialSdk.of(version, manner, intake, credential);
        }
    }

    private User user() {
        int number = ACCOUNTS.incrementAndGet();
        var applicant = system.applicant("sdk-" + number);
        var made = system.operator()
                .post(
                        "/v1/accounts/" + applicant.account() + "/keys",
                        Map.of("permissions", List.of("read", "write", "send")))
                .expect(201);
        return new User(
                applicant,
                new Credential(made.get("secretId"), made.get("secretKey")),
                system.fact("intake"),
                Forms.brand(200_000 + number));
    }

    private OfficialSdk sdk(JsonNode account, Language language) {
        var http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(URI.create(system.fact("intake")).getAuthority());
        var profile = new ClientProfile(ClientProfile.SIGN_TC3_256, http);
        profile.setLanguage(language);
        var credential = new Credential(
                account.path("secretId").stringValue(),
                account.path("secretKey").stringValue());
        return OfficialSdk.of(Version.V2021, credential, profile);
    }

    private static void awaitCode(OfficialSdk sdk, long id, long code) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(code(sdk, id)).isEqualTo(code));
    }

    private static long code(OfficialSdk sdk, long id) throws TencentCloudSDKException {
        return sdk.describe(id).getFirst().code();
    }

    private static List<String> codes(List<Sent> sent) {
        return sent.stream().map(Sent::code).toList();
    }

    /** Again, as long as it comes too soon after another. */
    private static long patiently(Callable<Long> call) {
        return await().atMost(TIMEOUT)
                .ignoreExceptionsMatching(failed -> failed instanceof TencentCloudSDKException refused
                        && refused.getErrorCode().equals("RequestLimitExceeded"))
                .until(call, id -> id > 0);
    }

    /** Empty if there is none. */
    private static String errorOf(ThrowingCallable call) {
        var failed = catchThrowableOfType(TencentCloudSDKException.class, call);
        return failed == null ? "" : failed.getErrorCode();
    }

    private static TencentCloudSDKException failure(ThrowingCallable call) {
        return catchThrowableOfType(TencentCloudSDKException.class, call);
    }
}
