package io.countersign.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    /** How many names are in front of every package. */
    private static final int ROOT = 2;

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.countersign");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    static List<ArchRule> rules() {
        return new Architecture("io.countersign").rules();
    }

    static List<ArchRule> plantedRules() {
        return new Architecture("planted").rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCodeKeepsEachRule(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("plantedRules")
    void eachRuleReportsAPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    /** Each way to break a rule has a class of its own. */
    @ParameterizedTest
    @CsvSource({
        "1, intake.domain.Needs",
        "1, quota.domain.Needs",
        "1, review.domain.Needs",
        "1, notification.domain.Needs",
        "1, quota.domain.KnowsTheRules",
        "1, notification.domain.KnowsTheRules",
        "1, rules.Needs",
        "2, quota.web.KnowsTheStore",
        "2, quota.newcomer.KnowsTheStore",
        "3, intake.web.KnowsTheRoot",
        "3, quota.web.KnowsTheRoot",
        "3, review.web.KnowsTheRoot",
        "3, notification.web.KnowsTheRoot",
        "4, quota.domain.KnowsAnotherService",
        "5, contracts.KnowsTheRules",
        "5, contracts.PlainClass",
        "5, contracts.OpenInterface",
        "6, platform.KnowsTheRules",
        "7, quota.web.Public",
        "7, quota.newcomer.Public",
        "7, quota.web.part.PublicForTheStore",
        "8, quota.store.GoesRound",
        "8, quota.web.part.CyclicPart",
        "9, quota.domain.ReadsTheInstant",
        "9, quota.domain.ReadsTheDate",
        "9, quota.domain.DrawsIds",
        "9, quota.domain.Prints",
        "10, quota.web.Sends",
        "10, quota.web.Blocks",
        "11, quota.web.Autowires",
        "11, quota.web.InjectsAValue",
        "11, quota.web.InjectsAResource",
        "11, quota.web.TakesAValue",
        "11, quota.web.PublicComponent",
        "11, quota.web.PublicRepository",
        "11, quota.web.PublicController",
        "12, operations.KnowsAService",
        "13, service.KnowsAService",
    })
    void eachPlantedClassIsReported(int rule, String planted) {
        var reports = plantedRules().stream()
                .filter(each -> each.getDescription().startsWith(rule + "."))
                .flatMap(each -> each.evaluate(PLANTED).getFailureReport().getDetails().stream());

        assertThat(reports).anyMatch(report -> report.matches("(?s).*<planted\\.%s\\b.*".formatted(planted)));
    }

    /** Of those that the design names, intake.pages and notification.pages are to come. */
    @Test
    void theServicesHaveTheseRoles() {
        assertThat(packages(2))
                .filteredOn(name -> Architecture.SERVICES.contains(name.substring(0, name.indexOf('.'))))
                .containsExactlyInAnyOrder(
                        "intake.domain",
                        "intake.image",
                        "intake.kafka",
                        "intake.tencent",
                        "intake.rebuild",
                        "intake.store",
                        "intake.web",
                        "quota.domain",
                        "quota.kafka",
                        "quota.rebuild",
                        "quota.store",
                        "quota.web",
                        "review.console",
                        "review.domain",
                        "review.kafka",
                        "review.rebuild",
                        "review.store",
                        "review.web",
                        "notification.delivery",
                        "notification.domain",
                        "notification.kafka",
                        "notification.rebuild",
                        "notification.store",
                        "notification.web");
    }

    @Test
    void theSimulationHasTheseParts() {
        assertThat(packages(2))
                .filteredOn(name -> name.startsWith("simulation."))
                .containsExactlyInAnyOrder(
                        "simulation.check",
                        "simulation.mutant",
                        "simulation.node",
                        "simulation.setting",
                        "simulation.store",
                        "simulation.world");
    }

    @Test
    void standaloneHasTheseParts() {
        assertThat(packages(2))
                .filteredOn(name -> name.startsWith("standalone."))
                .containsExactlyInAnyOrder("standalone.demo", "standalone.process", "standalone.server");
    }

    @Test
    void whatTheRulesNameIsThereAndEveryDomainIsAService() {
        assertThat(packages(1))
                .containsAll(Architecture.SERVICES)
                .contains("contracts", "platform", "rules", "standalone", "operations", "service", "commandline");
        assertThat(packages(2)).filteredOn(name -> name.endsWith(".domain")).hasSameSizeAs(Architecture.SERVICES);
    }

    /** Those with classes in them or below, so many names deep. */
    private static Set<String> packages(int depth) {
        return OURS.stream()
                .map(type -> type.getPackageName().split("\\.", -1))
                .filter(names -> names.length >= ROOT + depth)
                .map(names -> String.join(".", Arrays.copyOfRange(names, ROOT, ROOT + depth)))
                .collect(toSet());
    }
}
