package io.countersign.rules.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TryRulesTest {

    private static final String ACCOUNT = "{\"id\":\"acme\",\"kind\":\"enterprise\",\"verifiedName\":\"深圳市星河云科技有限公司\"}";

    @TempDir
    private Path directory = Path.of("");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Path rules = Path.of("");

    @BeforeEach
    void aSetThatAllowsFourCharacters() throws IOException {
        try (var stream = Objects.requireNonNull(
                TryRules.class.getResourceAsStream("/io/countersign/rules/sets/intl-2022-02-21.yaml"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            rules = Files.writeString(
                    directory.resolve("own-1.yaml"),
                    text.replace("name: intl-2022-02-21", "name: own-1").replace("max: 12", "max: 4"));
        }
    }

    private int run(List<String> lines, String... options) throws IOException {
        var file = Files.write(directory.resolve("past.ndjson"), lines);
        var arguments = new String[options.length + 2];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = rules.toString();
        arguments[options.length + 1] = file.toString();
        return TryRules.run(printed(), _ -> {}, arguments);
    }

    private PrintStream printed() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String application(String name) {
        return "{\"name\":\"" + name + "\",\"region\":\"domestic\",\"type\":\"company\",\"purpose\":\"self_use\","
                + "\"documents\":[{\"type\":\"business_licence\"}]}";
    }

    private static String line(String id, String name, String outcome) {
        return "{\"id\":\"" + id + "\",\"application\":" + application(name) + ",\"account\":" + ACCOUNT
                + ",\"outcome\":" + outcome + "}";
    }

    @Test
    void printsExactlyThePlantedFlips() throws IOException {
        int status = run(List.of(
                line("a", "星河云", "\"approved\""),
                line("b", "星河云科技", "\"approved\",\"route\":\"human\""),
                line("c", "测试", "\"rejected\",\"route\":\"automatic\""),
                line("d", "星河", "\"rejected\",\"route\":\"automatic\""),
                line("e", "星河", "\"rejected\",\"route\":\"human\""),
                line("f", "星河云科技", "\"withdrawn\""),
                line("g", "星河", "\"waiting\"")));

        assertThat(status).isOne();
        assertThat(output().lines().dropWhile(line -> !line.contains("flipped")))
                .containsExactly(
                        "2 flipped, 0 allowed",
                        "b 星河云科技: approved (human) -> REJECT NAME_LENGTH",
                        "d 星河: rejected (automatic) -> REFER");
        assertThat(output()).contains("own-1", "6 applications").containsPattern("approved +0 +1 +1");
    }

    @Test
    void asManyFlipsAsAllowedAreNoError() throws IOException {
        assertThat(run(List.of(line("b", "星河云科技", "\"approved\"")), "--max-flips", "1"))
                .isZero();
    }

    @Test
    void readsTheTopicsOfAdmissionsAndDecisions() throws IOException {
        var admitted = "{\"specversion\":\"1.0\",\"type\":\"io.countersign.admission.admitted.v1\",\"data\":"
                + "{\"signature\":\"7\",\"revision\":2,\"application\":" + application("星河云科技") + ",\"account\":"
                + ACCOUNT + "}}";
        var asked = "{\"specversion\":\"1.0\",\"type\":\"io.countersign.decision.sent-to-reviewer.v1\",\"data\":"
                + "{\"signature\":\"7\",\"revision\":2}}";
        var approved = "{\"specversion\":\"1.0\",\"type\":\"io.countersign.decision.approved.v1\",\"data\":"
                + "{\"signature\":\"7\",\"revision\":2,\"route\":\"human\"}}";
        var other = "{\"specversion\":\"1.0\",\"type\":\"io.countersign.admission.limit-changed.v1\",\"data\":{}}";

        int status = run(List.of(approved, asked, other, admitted));

        assertThat(status).isOne();
        assertThat(output()).contains("7:2 星河云科技: approved (human) -> REJECT NAME_LENGTH");
    }

    private static final String ASSESSED =
            "\"assessment\":{\"ruleSet\":\"intl-2022-02-21\",\"hash\":\"0\",\"findings\":["
                    + "{\"rule\":\"name-length\",\"result\":\"passed\",\"values\":{\"length\":\"3\"}},"
                    + "{\"rule\":\"look-alike\",\"result\":\"referred\",\"restricted\":"
                    + "{\"neighbours\":\"7\\tother\\t0\\t星河雲\"}}]}";

    @Test
    void findingsAboutOtherAccountsAreRepeated() throws IOException {
        approvingByItself();
        var seen = "{\"rule\":\"seen-pictures\",\"result\":\"referred\",\"restricted\":{\"sightings\":\""
                + "0".repeat(64) + "\\tother\\tfalse\"}}";

        int status = run(List.of(
                line("a", "星河云", "\"waiting\"," + ASSESSED),
                line(
                        "b",
                        "星河云",
                        "\"waiting\","
                                + ASSESSED.replaceFirst("\\{\"rule\":\"look.*}}", Matcher.quoteReplacement(seen))),
                line("c", "星河云", "\"waiting\"")));

        assertThat(status).isOne();
        assertThat(output().lines().dropWhile(line -> !line.contains("flipped")))
                .containsExactly("1 flipped, 0 allowed", "c 星河云: waiting -> APPROVE");
    }

    @Test
    void alsoWhereTheDecisionCameFromTheTopic() throws IOException {
        approvingByItself();
        var admitted = "{\"specversion\":\"1.0\",\"type\":\"io.countersign.admission.admitted.v1\",\"data\":"
                + "{\"signature\":\"7\",\"revision\":2,\"application\":" + application("星河云") + ",\"account\":"
                + ACCOUNT + "}}";
        var asked = "{\"specversion\":\"1.0\",\"type\":\"io.countersign.decision.sent-to-reviewer.v1\",\"data\":"
                + "{\"signature\":\"7\",\"revision\":2," + ASSESSED + "}}";

        assertThat(run(List.of(admitted, asked))).isZero();
        assertThat(output()).contains("1 applications", "0 flipped");
    }

    private void approvingByItself() throws IOException {
        Files.writeString(
                rules,
                Files.readString(rules)
                        .replace("max: 4", "max: 12")
                        .replace("approvals: human", "approvals: automatic"));
    }

    @Test
    void whatTheRulesCannotHaveWrittenIsNamed() throws IOException {
        var line = line("a", "星河云", "\"waiting\"," + ASSESSED.replace("7\\tother", "7"));

        assertThat(run(List.of(line))).isEqualTo(2);
        assertThat(output()).contains("past.ndjson:1: expected 4 columns");
    }

    @Test
    void withoutAFileTheDefaultPastIsUsed() {
        TryRules.Past past = line -> {
            line.accept(line("b", "星河云科技", "\"approved\""));
            line.accept("");
        };

        assertThat(TryRules.run(printed(), past, rules.toString())).isOne();
        assertThat(output()).contains("1 applications", "b 星河云科技: approved -> REJECT NAME_LENGTH");
    }

    @Test
    void whatTheSandboxDecidedDoesNotCount() throws IOException {
        var test = line("t", "Sandbox Approved", "\"approved\"")
                .replace("{\"id\":\"acme\",", "{\"id\":\"acme\",\"test\":true,");

        assertThat(run(List.of(test))).isZero();
        assertThat(output()).contains("0 applications", "0 flipped");
    }

    @Test
    void aLineThatIsNoneIsNamed() throws IOException {
        assertThat(run(List.of(line("a", "星河云", "\"approved\""), "{\"outcome\":\"approved\",}")))
                .isEqualTo(2);
        assertThat(output()).contains("past.ndjson:2: column");
    }

    @Test
    void aFaultInTheSetIsNamedWithItsLine() throws IOException {
        Files.writeString(rules, Files.readString(rules).replace("max: 4", "max: four"));

        assertThat(run(List.of())).isEqualTo(2);
        assertThat(output()).containsPattern("own-1.yaml:\\d+: names.domestic.max has to be a whole number");
    }

    @Test
    void withoutFilesPrintsItsUsage() {
        assertThat(TryRules.run(printed(), _ -> {})).isEqualTo(2);
        assertThat(output()).startsWith("usage:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-flips", "--lists", "--flips 1"})
    void anOptionWithoutAValueOrAnUnknownOneIsNoResult(String options) {
        var arguments = Stream.concat(Stream.of(rules.toString()), Arrays.stream(options.split(" ", -1)));

        assertThat(TryRules.run(printed(), _ -> {}, arguments.toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(output()).startsWith("usage:");
    }

    @Test
    void readsPlainJson() {
        assertThat(JsonReader.read(
                        " {\"a\": [1, -2.5e1, true, false, null, \"\\u00e9\\ud83d\\ude00\\n\\\"\"], \"b\": {}} "))
                .isEqualTo(Map.of("a", Arrays.asList(1.0, -25.0, true, false, null, "é😀\n\""), "b", Map.of()));
        for (var wrong : List.of("", "{", "[1,]", "{\"a\" 1}", "tru", "\"a", "1 2", "\"\\x\"", "\"\\u12\"", "@")) {
            assertThatThrownBy(() -> JsonReader.read(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100))).isInstanceOf(IllegalArgumentException.class);
    }
}
