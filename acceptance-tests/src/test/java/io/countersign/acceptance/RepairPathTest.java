package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.RuleBook;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client repairs a rejected application by reading it, applying the reason's patch and putting it back. */
class RepairPathTest {

    /** What is wrong with an application that a human would otherwise decide. */
    private static final Map<ReasonCode, BiConsumer<ObjectNode, Applicant>> FAULTS = Map.of(
            ReasonCode.NAME_LENGTH, (form, _) -> form.put("name", "[Quorbadokelixab]"),
            ReasonCode.NAME_BRACKETS, (form, _) -> form.put("name", "【Quorbadix】"),
            ReasonCode.NAME_CHARACTERS,
                    (form, _) -> form.put("region", "domestic").put("name", "Ｑｕｏｒｂａｄｅｘ"),
            ReasonCode.DEVELOPER_NOT_APPLICABLE, (form, _) -> form.put("developedBy", "individual"),
            ReasonCode.REMARK_NOT_A_LINK,
                    (form, _) -> form.put("type", "app").put("remark", "apps.apple.com/app/quorbadix/id0000000000"),
            ReasonCode.OWNER_IS_ACCOUNT, RepairPathTest::ownedByTheAccount);

    private final Standalone system = Standalone.shared();

    private static void ownedByTheAccount(ObjectNode form, Applicant applicant) {
        form.put("purpose", "for_others");
        form.putObject("letter").put("sha256", Samples.upload(applicant.client(), "letter-blue-whale-acme.png"));
        form.putObject("owner").put("name", "Harbour Light Trading Ltd").put("kind", "enterprise");
    }

    static Set<ReasonCode> repairable() {
        var book = RuleBook.shipped();
        return RuleBook.SHIPPED.stream()
                .map(book::named)
                .map(Objects::requireNonNull)
                .flatMap(set -> set.repairableReasons().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void everyReasonForWhichARuleOffersAPatchHasACase() {
        assertThat(FAULTS.keySet()).isEqualTo(repairable());
    }

    @ParameterizedTest
    @MethodSource("repairable")
    void thePatchOfTheReasonRepairsTheApplication(ReasonCode code) {
        var applicant = system.applicant(
                "repair-" + code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        var form = Forms.forHumans("Quorbadix", applicant.licence());
        Objects.requireNonNull(FAULTS.get(code)).accept(form, applicant);
        var id = applicant.submits(form);
        var rejected = applicant.awaitStatus(id, "rejected");

        var repaired = patched(rejected, code);
        applicant.client().put(Applicant.APPLICATIONS + "/" + id, repaired).expect(202);

        applicant.awaitInReview(id, 2);
        assertThat(applicant.application(id).path("application")).isEqualTo(repaired);
    }

    private static ObjectNode patched(JsonNode rejected, ReasonCode code) {
        var application = (ObjectNode) rejected.path("application").deepCopy();
        var reason = Applicant.elements(rejected.path("reasons")).stream()
                .filter(each -> each.path("code").stringValue("").equals(code.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is absent: " + rejected));
        assertThat(reason.path("patch")).as("%s", rejected).isNotEmpty();
        for (var operation : reason.path("patch")) {
            assertThat(operation.path("op").stringValue("")).isEqualTo("replace");
            application.put(
                    operation.path("path").stringValue("").substring(1),
                    operation.path("value").stringValue(""));
        }
        return application;
    }
}
