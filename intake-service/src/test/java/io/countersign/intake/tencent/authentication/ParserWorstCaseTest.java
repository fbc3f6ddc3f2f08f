package io.countersign.intake.tencent.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.intake.tencent.call.FormDecoder;
import io.countersign.intake.tencent.call.PhoneNumber;
import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.call.TencentError;
import io.countersign.platform.testing.ProcessorTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller without a valid signature can make the parsers read takes little processor time at its largest size. */
class ParserWorstCaseTest {

    private static final Duration MAX_PROCESSOR_TIME = Duration.ofSeconds(1);
    private static final int MAX_HEADER = 8 * 1024;
    private static final int MAX_BODY = 16 * 1024 * 1024;

    static List<String> authorizations() {
        return List.of(
                "TC3-HMAC-SHA256 Credential=" + "a".repeat(MAX_HEADER),
                "TC3-HMAC-SHA256 Credential=" + "a/".repeat(MAX_HEADER / 2),
                "TC3-HMAC-SHA256 Credential=a/2026-11-29/sms/tc3_request, SignedHeaders=" + "a;".repeat(MAX_HEADER / 2),
                "TC3-HMAC-SHA256 Credential=a/2026-11-29/sms/tc3_request, SignedHeaders=a, Signature="
                        + "0".repeat(MAX_HEADER),
                " ".repeat(MAX_HEADER));
    }

    @ParameterizedTest
    @MethodSource("authorizations")
    void authorizationHeader(String value) {
        assertThat(ProcessorTime.of(() -> {
                    for (int i = 0; i < 100; i++) {
                        assertThatExceptionOfType(TencentError.class).isThrownBy(() -> Tc3Signature.parse(value));
                    }
                }))
                .isLessThan(MAX_PROCESSOR_TIME);
    }

    @Test
    void formOfTheLargestSize() {
        var body = ("A=" + "%41".repeat(MAX_BODY / 3 - 1)).getBytes(UTF_8);
        assertThat(ProcessorTime.of(() -> FormDecoder.decode(body))).isLessThan(Duration.ofSeconds(10));

        var separators = "&".repeat(MAX_BODY).getBytes(UTF_8);
        assertThat(ProcessorTime.of(() -> refused(separators))).isLessThan(MAX_PROCESSOR_TIME);

        var malformed = ("A=" + "%4".repeat(MAX_BODY / 2 - 1)).getBytes(UTF_8);
        assertThat(ProcessorTime.of(() -> refused(malformed))).isLessThan(MAX_PROCESSOR_TIME);
    }

    @Test
    void phoneNumberAndRegionOfTheLargestSize() {
        assertThat(ProcessorTime.of(() -> PhoneNumber.of("+1" + "0".repeat(MAX_BODY))))
                .isLessThan(MAX_PROCESSOR_TIME);
        assertThat(ProcessorTime.of(() -> PhoneNumber.of("86".repeat(MAX_BODY / 2))))
                .isLessThan(MAX_PROCESSOR_TIME);
        var call = new RawCall("POST", "", Map.of("Host", ":".repeat(MAX_HEADER)), new byte[0]);
        assertThat(ProcessorTime.of(() -> call.hosts(Set.of("sms.*.tencentcloudapi.com"), "a".repeat(MAX_BODY))))
                .isLessThan(MAX_PROCESSOR_TIME);
    }

    private static void refused(byte[] form) {
        assertThatExceptionOfType(TencentError.class).isThrownBy(() -> FormDecoder.decode(form));
    }
}
