package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.platform.testing.ProcessorTime;
import io.countersign.platform.web.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class IdempotencyKeyHeaderTest {

    private static @Nullable String read(String... values) {
        var headers = new HttpHeaders();
        for (var value : values) {
            headers.add("Idempotency-Key", value);
        }
        return IdempotencyKeyHeader.read(headers);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"a-1\",a-1",
                "a-1,a-1",
                "`  \"a-1\"  `,a-1",
                "\"8e03978e-40d5-43dd-bc93-6894a57f9324\",8e03978e-40d5-43dd-bc93-6894a57f9324",
                "8e03978e-40d5-43dd-bc93-6894a57f9324,8e03978e-40d5-43dd-bc93-6894a57f9324",
                "\"say \\\"\\\\\",invalid",
                "\"a\\\"b\\\\c\",a\"b\\c",
            })
    void quotedAndBareAreOneKey(String value, String key) {
        if (key.equals("invalid")) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(value));
        } else {
            assertThat(read(value)).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                "\"a",
                "a\"",
                "a b",
                "\"a b\"",
                "a,b",
                "\"a\", \"b\"",
                "\"a\";x=1",
                "\"a\\b\"",
                "\u00e9"
            })
    void whatIsNoKeyIsRefused(String value) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(value))
                .satisfies(refused -> {
                    assertThat(refused.status().value()).isEqualTo(400);
                    assertThat(refused.code()).isEqualTo("BAD_IDEMPOTENCY_KEY");
                });
    }

    @Test
    void twoHeadersAreRefused() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read("a-1", "a-1"));
    }

    @Test
    void withoutTheHeaderThereIsNone() {
        assertThat(read()).isNull();
    }

    @Test
    void atMostTwoHundredFiftyFiveCharactersAndTheLongestHeaderTakesNoTime() {
        assertThat(read('"' + "k".repeat(255) + '"')).hasSize(255);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read('"' + "k".repeat(256) + '"'));
        assertThat(ProcessorTime.of(() -> assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(() -> read('"' + "\\\\".repeat(4_000)))))
                .isLessThan(Duration.ofSeconds(1));
    }
}
