package io.countersign.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.ProcessorTime;
import io.countersign.platform.web.problem.Languages;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.QueryFields;
import io.countersign.platform.web.validation.RequestRecord;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Every parser of headers, parameters and bodies on the input that costs it most: four times the input takes
 * about four times the time, not sixteen times, and input at the limit takes little processor time.
 */
class WorstCaseTest {

    private static final int RUNS = 30;

    /** A parser on inputs of a given length. */
    record Parser(String name, int limit, IntFunction<Runnable> onLength) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Parser> parsers() {
        return List.of(
                header("Accept-Language, distinct ranges", 8_000, WorstCaseTest::languages, WorstCaseTest::language),
                header("Accept-Language, long ranges", 8_000, n -> "a-".repeat(n / 2), WorstCaseTest::language),
                header("Accept-Language, commas", 8_000, ","::repeat, WorstCaseTest::language),
                header("If-Match, many tags", 1_024, n -> repeat("\"a\",", n) + "\"b\"", ETag::parse),
                header("If-Match, malformed", 1_024, n -> repeat("\"a\" ,", n) + "x", ETag::parse),
                header("If-Match, blanks", 1_024, n -> " ".repeat(n) + "x", ETag::parse),
                header("If-None-Match", 1_024, n -> repeat("W/\"a\",", n) + "\"b\"", ETag::parse),
                header("Accept", 1_024, n -> repeat("a/b;q=0.1,", n) + "a/b", MediaType::parseMediaTypes),
                header("Accept, parameters", 1_024, n -> "a/b" + repeat(";a=b", n), MediaType::parseMediaTypes),
                header("Content-Type", 256, n -> "a/b" + repeat(";a=\"b\"", n), MediaType::parseMediaType),
                header("query, values", 8_000, ","::repeat, WorstCaseTest::query),
                header("query, one value", 8_000, "1"::repeat, WorstCaseTest::query),
                new Parser("query, parameters", 8_000, n -> {
                    var query = new LinkedMultiValueMap<String, String>();
                    IntStream.range(0, n / 4).forEach(i -> query.add("p" + i, ""));
                    return () -> new QueryFields(query).check();
                }),
                body("body, unknown fields", n -> names(n) + "}"),
                body("body, nesting", n -> "[".repeat(n)),
                body("body, one text", n -> "{\"a\":\"" + "\\u0041".repeat(n / 6) + "\"}"),
                body("body, one number", n -> "{\"a\":" + "9".repeat(n) + "}"),
                body("body, list", n -> "{\"texts\":[" + repeat("1,", n) + "1]}"),
                body("body, list of blanks", n -> "{\"texts\":[" + repeat("\"\",", n) + "1]}"));
    }

    private static Parser header(
            String name, int limit, IntFunction<String> made, java.util.function.Consumer<String> parse) {
        return new Parser(name, limit, length -> {
            var input = made.apply(length);
            return () -> parse.accept(input);
        });
    }

    private record Texts(
            @Size(max = 10) @Nullable List<@PlainText(max = 10) String> texts,
            @PlainText(max = 10) @Nullable String a) implements RequestRecord {}

    private static Parser body(String name, IntFunction<String> made) {
        return new Parser(name, BodyLimit.DEFAULT, length -> {
            var input = made.apply(length).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return () -> {
                var _ = JsonBody.parse(input, Texts.class).read();
            };
        });
    }

    private static String repeat(String text, int length) {
        return text.repeat(length / text.length());
    }

    private static String languages(int length) {
        return IntStream.iterate(0, i -> i * 6 < length, i -> i + 1)
                .mapToObj(i ->
                        "a" + (char) ('a' + i % 26) + "-" + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676 % 26))
                .collect(Collectors.joining(","));
    }

    private static String names(int length) {
        return IntStream.range(0, length / 10)
                .mapToObj(i -> "\"f" + i + "\":1")
                .collect(Collectors.joining(",", "{", ""));
    }

    private static void language(String header) {
        var request = MockServerHttpRequest.get("/").header(HttpHeaders.ACCEPT_LANGUAGE, header);
        var _ = new Languages()
                .resolveLocaleContext(MockServerWebExchange.from(request))
                .getLocale();
    }

    private static void query(String value) {
        var query = new LinkedMultiValueMap<String, String>();
        query.add("state", value);
        query.add("limit", value);
        var fields = new QueryFields(query);
        fields.constants("state", MediaTypes.values(), MediaTypes::name);
        fields.number("limit", 1, 200, 50);
        fields.check();
    }

    private enum MediaTypes {
        JSON,
        TEXT
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void takesTimeInProportionToTheInput(Parser parser) {
        var quarter = parser.onLength().apply(parser.limit() / 4);
        var whole = parser.onLength().apply(parser.limit());

        long ofQuarter = Long.MAX_VALUE;
        long ofWhole = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            ofQuarter = Math.min(ofQuarter, nanos(quarter));
            ofWhole = Math.min(ofWhole, nanos(whole));
        }

        assertThat(ofWhole)
                .as("%d µs, then %d µs", ofQuarter / 1_000, ofWhole / 1_000)
                .isLessThan(8 * ofQuarter + 500_000);
        assertThat(ofWhole).isLessThan(200_000_000);
    }

    private static long nanos(Runnable parse) {
        return ProcessorTime.of(() -> {
                    try {
                        parse.run();
                    } catch (RuntimeException refused) {
                        // the time until the refusal is what counts
                    }
                })
                .toNanos();
    }
}
