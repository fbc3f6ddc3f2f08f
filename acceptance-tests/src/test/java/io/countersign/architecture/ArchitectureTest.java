package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
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
    void eachRuleReportsItsPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }
}
