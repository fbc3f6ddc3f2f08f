package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.application.DocumentType;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The certificate matrix as applicants are served it, against one written by hand from the FAQ and the review standards: the
 * papers by their official numbers, 9 for the legal person certificate, in brackets what serves if an individual
 * developed the product.
 */
class RequirementsTest {

    private static final List<String> SELF_USE = List.of(
            "company 0 1 2 3",
            "app 0 1 2 3 [4]",
            "website 0 1 2 3 [5]",
            "official_account 0 1 2 3 [8]",
            "trademark 7",
            "government 2 3 9",
            "mini_program 0 1 2 3 [6]");
    private static final List<String> INDIVIDUALS =
            List.of("app 4", "website 5", "official_account 8", "mini_program 6");
    private static final List<String> FOR_OTHERS = List.of(
            "company 0 1 2 3",
            "app 0 1 2 3",
            "website 0 1 2 3",
            "official_account 0 1 2 3",
            "trademark 7",
            "government 2 3 9",
            "mini_program 0 1 2 3");

    private final Running intake = Running.intake();

    @ParameterizedTest
    @CsvSource({"enterprise", "institution", "individual"})
    void theWholeMatrixIsServed(String kind) {
        intake.operator()
                .put("/v1/accounts/matrix-" + kind, "{\"kind\":\"%s\",\"verifiedName\":\"Acme\"}".formatted(kind));
        var client = intake.as(intake.issuer().token("matrix-" + kind, "applications:read"));

        for (var region : List.of("domestic", "global")) {
            var self = served(client, region, "self_use");
            var others = served(client, region, "for_others");

            assertThat(matrix(self)).isEqualTo(kind.equals("individual") ? INDIVIDUALS : SELF_USE);
            assertThat(matrix(others)).isEqualTo(FOR_OTHERS);
            assertThat(self.has("letter") || self.has("owner")).isFalse();
            assertThat(others.at("/letter/en").asString()).isNotBlank();
            assertThat(others.get("owners").valueStream().map(JsonNode::asString))
                    .containsExactly("enterprise", "institution", "government", "social_body");
            assertThat(self.at("/name/max").intValue()).isEqualTo(region.equals("domestic") ? 12 : 15);
        }
    }

    private static JsonNode served(Client client, String region, String purpose) {
        var answer = client.get("/v1/requirements?region=%s&purpose=%s".formatted(region, purpose));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> matrix(JsonNode served) {
        return served.get("types")
                .valueStream()
                .map(type -> type.get("type").asString() + certificates(type))
                .toList();
    }

    private static String certificates(JsonNode type) {
        return type.get("certificates")
                .valueStream()
                .map(choice -> choice.path("developedBy").asString("").equals("individual")
                        ? " [" + numbers(choice) + "]"
                        : " " + numbers(choice))
                .collect(Collectors.joining());
    }

    private static String numbers(JsonNode choice) {
        return choice.get("oneOf")
                .valueStream()
                .map(document -> document.get("type").asString())
                .map(RequirementsTest::number)
                .collect(Collectors.joining(" "));
    }

    private static String number(String code) {
        return Arrays.stream(DocumentType.values())
                .filter(type -> type.code().equals(code))
                .map(type -> Integer.toString(type.number().orElse(9)))
                .findAny()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "app, back office of the app store",
        "website, back office of the provider that filed the site",
        "official_account, Account Information › Account Details",
        "mini_program, Settings › Basic Settings",
    })
    void aScreenshotIsServedWithThePageItShows(String type, String page) {
        var client = intake.account("shown");

        var served = client.get("/v1/requirements?region=domestic&purpose=self_use&type=" + type)
                .json();

        assertThat(Stream.of("en", "zh")
                        .map(language -> served.at("/types/0/certificates/1/oneOf/0/shows/" + language)
                                .asString())
                        .toList())
                .allMatch(text -> !text.isBlank())
                .anyMatch(text -> text.contains(page));
        assertThat(served.at("/types/0/remark/zh").asString()).isNotBlank();
        assertThat(served.at("/types/0/example/zh").asString()).isNotBlank();
    }
}
