package io.countersign.platform.web.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.web.binding.BoundBody;
import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

    private static final LocalizedText DIGITS = LocalizedText.of("sample.digits");

    enum Colour {
        RED,
        DARK_BLUE;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private enum Plain {
        UPPER_CASE
    }

    private record Part(@NotNull @PlainText(max = 5) String id) implements RequestRecord {}

    private record Everything(
            @NotNull @PlainText(max = 4) String name,
            @PlainText(max = 9, multiline = true) @Nullable String lines,
            @NotNull Colour colour,
            @Nullable Plain plain,
            @Range(min = 1, max = 7) @Nullable Long count,
            @NotNull Boolean yes,
            @Nullable Instant when,
            @Size(max = 3) @Nullable List<@PlainText(max = 5) String> tags,
            @Nullable List<Colour> colours,
            @NotNull @Size(max = 2) List<@Valid Part> parts,
            @NotNull @Valid Part owner)
            implements RequestRecord {

        @Override
        public void check(FieldChecks checks) {
            if ("Evil".equals(name)) {
                checks.fault("TAKEN", "name", DIGITS, DIGITS);
            }
        }
    }

    private static final String RIGHT = """
            "name":"Acme","colour":"dark-blue","yes":true,"parts":[{"id":"1"}],"owner":{"id":"2"}""";

    private static BoundBody<Everything> bound(String json) {
        return JsonBody.parse(json.getBytes(UTF_8), Everything.class).bind();
    }

    private static void assertFaults(String json, String... codesAtPointers) {
        assertThat(bound(json).faults())
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .containsExactly(codesAtPointers);
    }

    /** A whole body in which one field more is sent, or one is sent again by another value. */
    private static String with(String field) {
        var name = field.substring(0, field.indexOf(':'));
        var others = RIGHT.lines().findFirst().orElseThrow();
        return "{"
                + others.replaceAll(name + ":(\"[^\"]*\"|true|\\[.*?]|\\{.*?}),?", "")
                        .replaceAll(",$", "") + "," + field + "}";
    }

    @Test
    void readsWhatIsRight() {
        var read = JsonBody.parse(("{" + RIGHT + """
                ,"lines":"a\\nb","plain":"UPPER_CASE","count":7.0,"when":"2026-01-31T09:30:00Z",
                "tags":["x"],"colours":["red"]}""").getBytes(UTF_8), Everything.class)
                .read();

        assertThat(read)
                .isEqualTo(new Everything(
                        "Acme",
                        "a\nb",
                        Colour.DARK_BLUE,
                        Plain.UPPER_CASE,
                        7L,
                        true,
                        Instant.parse("2026-01-31T09:30:00Z"),
                        List.of("x"),
                        List.of(Colour.RED),
                        List.of(new Part("1")),
                        new Part("2")));
    }

    @Test
    void aNullIsAnAbsentField() {
        assertThat(bound(with("\"lines\":null")).faults()).isEmpty();
        assertFaults(with("\"name\":null"), "REQUIRED /name");
    }

    @Test
    void findsAllThatIsMissing() {
        assertFaults(
                "{\"owner\":null}",
                "REQUIRED /name",
                "REQUIRED /colour",
                "REQUIRED /yes",
                "REQUIRED /parts",
                "REQUIRED /owner");
        assertFaults(with("\"owner\":{}"), "REQUIRED /owner/id");
    }

    @Test
    void findsWrongTypesWithoutCallingThemMissing() {
        assertFaults(
                "{\"name\":1,\"colour\":0,\"yes\":\"true\",\"count\":1.5,\"parts\":{},\"owner\":\"\",\"tags\":[1,null,[]],\"when\":5}",
                "WRONG_TYPE /name",
                "WRONG_TYPE /colour",
                "WRONG_TYPE /count",
                "WRONG_TYPE /yes",
                "WRONG_TYPE /when",
                "WRONG_TYPE /tags/0",
                "WRONG_TYPE /tags/1",
                "WRONG_TYPE /tags/2",
                "WRONG_TYPE /parts",
                "WRONG_TYPE /owner");
        assertFaults(with("\"count\":\"1\""), "WRONG_TYPE /count");
        assertFaults(with("\"tags\":\"x\""), "WRONG_TYPE /tags");
        assertFaults(with("\"parts\":[null,7]"), "WRONG_TYPE /parts/0", "WRONG_TYPE /parts/1");
    }

    @Test
    void aBodyThatIsNoObjectLacksEverything() {
        assertThat(bound("[]").faults())
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .startsWith("WRONG_TYPE ", "REQUIRED /name");
    }

    @Test
    void findsBadValues() {
        assertFaults(with("\"name\":\"😀😀😀😀😀\""), "TOO_LONG /name");
        assertThat(bound(with("\"name\":\"😀😀😀😀\"")).faults()).isEmpty();
        assertFaults(with("\"name\":\" \""), "EMPTY /name");
        assertFaults(with("\"name\":\"a\\u0000\""), "CONTROL_CHARACTER /name");
        assertFaults(with("\"name\":\"a\\nb\""), "CONTROL_CHARACTER /name");
        assertFaults(with("\"colour\":\"green\""), "UNKNOWN_CODE /colour");
        assertFaults(with("\"colours\":[\"red\",\"green\"]"), "UNKNOWN_CODE /colours/1");
        assertFaults(with("\"count\":99999999999999999999"), "OUT_OF_RANGE /count");
        assertFaults(with("\"count\":0"), "OUT_OF_RANGE /count");
        assertFaults(with("\"when\":\"yesterday\""), "MALFORMED /when");
        assertFaults(with("\"tags\":[\"\",\"toolong\"]"), "EMPTY /tags/0", "TOO_LONG /tags/1");
        assertFaults(with("\"parts\":[{\"id\":\"1\"},{\"id\":\"\"}]"), "EMPTY /parts/1/id");
    }

    @Test
    void aListThatIsTooLongHasOneFault() {
        assertFaults(with("\"tags\":[1,2,\"\",null]"), "TOO_MANY /tags");
        assertFaults(with("\"parts\":[" + "{\"x\":1},".repeat(5_000) + "{}]"), "TOO_MANY /parts");
    }

    @Test
    void namesTheCodesThatWouldDo() {
        assertThat(bound(with("\"colour\":\"green\"")).faults().getFirst().fix().in(Locale.ENGLISH))
                .isEqualTo("Send one of: red, dark-blue.");
    }

    @Test
    void refusesUnknownFieldsAtAnyDepth() {
        assertFaults(
                "{\"name\":\"Acme\",\"extra\":{\"a\":[1]},\"colour\":\"red\",\"yes\":true,"
                        + "\"owner\":{\"id\":\"1\",\"a/b~c\":1},\"parts\":[{\"x\":1},2]}",
                "REQUIRED /parts/0/id",
                "WRONG_TYPE /parts/1",
                "UNKNOWN_FIELD /parts/0/x",
                "UNKNOWN_FIELD /owner/a~1b~0c",
                "UNKNOWN_FIELD /extra");
    }

    @Test
    void refusesAFieldThatIsNamedTwice() {
        assertThatThrownBy(() -> bound("{\"name\":\"a\",\"name\":\"b\"}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(400));
    }

    @Test
    void reportsFaultsOfTheRecordAndOfTheCaller() {
        var bound = bound(with("\"name\":\"Evil\""));

        bound.fault("LATE", "/when", DIGITS, DIGITS);
        bound.require("/when", null);
        bound.require("/lines", null);
        bound.refuse("/tags", List.of());
        bound.refuse("/count", null);

        assertThat(bound.faults())
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .containsExactly("TAKEN /name", "REQUIRED /lines", "LATE /when", "UNKNOWN_FIELD /tags");
        assertThatThrownBy(bound::checked).isInstanceOf(ProblemException.class);
    }

    @Test
    void anAnswerListsAHundredFaults() {
        var names = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            names.append(",\"f").append(i).append("\":1");
        }

        assertThat(bound("{\"a\":1" + names + "}").faults()).hasSize(100);
    }

    @Test
    void anObjectMayHoldTwoRecords() {
        var body = JsonBody.parse(("{" + RIGHT + ",\"id\":\"toolong\"}").getBytes(UTF_8), Everything.class);

        var part = body.take(Part.class);

        assertThat(part.faults()).extracting(FieldFault::pointer).containsExactly("/id");
        assertThat(body.bind().faults()).isEmpty();
    }
}
