package io.countersign.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    private enum Colour {
        RED,
        DARK_BLUE;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final LocalizedText DIGITS = new LocalizedText("Send digits.", "请使用数字。");

    private static JsonFields fields(String json) {
        return JsonBody.parse(json.getBytes(UTF_8)).fields();
    }

    private static void assertFaults(JsonFields fields, String... codesAtPointers) {
        fields.noOthers();
        assertThat(fields.faults())
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .containsExactly(codesAtPointers);
    }

    @Test
    void readsWhatIsRight() {
        var fields = fields("""
                {"name":"Acme","lines":"a\\nb","colour":"dark-blue","count":7,"yes":true,"when":"2026-01-31T09:30:00Z",
                 "tags":["x"],"colours":["red"],"parts":[{"id":"1"}],"owner":{"id":"2"},"nothing":null}""");

        assertThat(fields.text("name")
                        .max(4)
                        .matching(Pattern.compile("[A-z]+"), DIGITS)
                        .required())
                .isEqualTo("Acme");
        assertThat(fields.text("lines").multiline().optional()).isEqualTo("a\nb");
        assertThat(fields.enumValue("colour", Colour.class, Colour::code).required())
                .isEqualTo(Colour.DARK_BLUE);
        assertThat(fields.integer("count", 1, 7).required()).isEqualTo(7);
        assertThat(fields.flag("yes").orElse(false)).isTrue();
        assertThat(fields.instant("when").optional()).isEqualTo(Instant.parse("2026-01-31T09:30:00Z"));
        assertThat(fields.texts("tags", 5, 5)).containsExactly("x");
        assertThat(fields.enumValues("colours", Colour.class, Colour::code, 5)).containsExactly(Colour.RED);
        assertThat(fields.list("parts", 5))
                .singleElement()
                .satisfies(part -> assertThat(part.text("id").required()).isEqualTo("1"));
        assertThat(fields.requiredObject("owner").text("id").required()).isEqualTo("2");
        assertThat(fields.optionalText("nothing", 5)).isNull();
        assertThat(fields.has("nothing")).isFalse();
        assertThatCode(fields::check).doesNotThrowAnyException();
    }

    @Test
    void findsAllThatIsMissing() {
        var fields = fields("{\"owner\":null}");

        fields.text("name").required();
        fields.enumValue("colour", Colour.class, Colour::code).required();
        fields.flag("yes").required();
        fields.require("parts");
        fields.requiredObject("owner").text("id").required();

        assertFaults(
                fields, "REQUIRED /name", "REQUIRED /colour", "REQUIRED /yes", "REQUIRED /parts", "REQUIRED /owner");
    }

    @Test
    void findsWrongTypesWithoutCallingThemMissing() {
        var fields = fields("{\"name\":1,\"yes\":\"true\",\"count\":1.5,\"parts\":{},\"owner\":[],\"tags\":[1]}");

        fields.text("name").required();
        fields.flag("yes").required();
        fields.integer("count", 0, 9).required();
        fields.list("parts", 5);
        fields.requiredObject("owner");
        fields.texts("tags", 5, 5);

        assertFaults(
                fields,
                "WRONG_TYPE /name",
                "WRONG_TYPE /yes",
                "WRONG_TYPE /count",
                "WRONG_TYPE /parts",
                "WRONG_TYPE /owner",
                "WRONG_TYPE /tags/0");
    }

    @Test
    void findsBadValues() {
        var fields = fields("""
                {"long":"😀😀😀","blank":" ","control":"a\\u0000","form":"x","colour":"green","count":99999999999999999999,
                 "when":"yesterday","many":["a","b"]}""");

        fields.text("long").max(2).required();
        fields.text("blank").required();
        fields.text("control").required();
        fields.text("form").matching(Pattern.compile("\\d+"), DIGITS).required();
        fields.enumValue("colour", Colour.class, Colour::code).required();
        fields.integer("count", 1, 9).required();
        fields.instant("when").required();
        fields.texts("many", 1, 9);

        assertFaults(
                fields,
                "TOO_LONG /long",
                "EMPTY /blank",
                "CONTROL_CHARACTER /control",
                "MALFORMED /form",
                "UNKNOWN_CODE /colour",
                "OUT_OF_RANGE /count",
                "MALFORMED /when",
                "TOO_MANY /many");
    }

    @Test
    void namesTheCodesThatWouldDo() {
        var fields = fields("{\"colour\":\"green\"}");

        fields.enumValue("colour", Colour.class, Colour::code).optional();

        assertThat(fields.faults().getFirst().fix().en()).isEqualTo("Send one of: red, dark-blue.");
    }

    @Test
    void refusesUnknownFieldsAtAnyDepth() {
        var fields = fields("{\"owner\":{\"id\":\"1\",\"a/b~c\":1},\"parts\":[{\"x\":1},2],\"extra\":1}");

        fields.requiredObject("owner").text("id").required();
        fields.list("parts", 5);

        assertThatThrownBy(fields::check).isInstanceOf(ProblemException.class);
        assertFaults(
                fields,
                "WRONG_TYPE /parts/1",
                "UNKNOWN_FIELD /extra",
                "UNKNOWN_FIELD /owner/a~1b~0c",
                "UNKNOWN_FIELD /parts/0/x");
    }

    @Test
    void takesFaultsOfTheCallersOwn() {
        var fields = fields("{}");

        fields.fault("TAKEN", "name", DIGITS, DIGITS);
        fields.fault("TAKEN", "", DIGITS, DIGITS);

        assertFaults(fields, "TAKEN /name", "TAKEN ");
        assertThatThrownBy(() -> fields.checked(() -> "made")).isInstanceOf(ProblemException.class);
    }
}
