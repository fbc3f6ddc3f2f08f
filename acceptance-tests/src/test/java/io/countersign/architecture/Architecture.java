package io.countersign.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What may depend on what below a root package; the planted violations stand below a root of their own. */
record Architecture(String root) {

    static final List<String> SERVICES = List.of("intake", "quota", "review", "notification");

    private static final String VALUE = "org.springframework.beans.factory.annotation.Value";
    private static final Set<JavaModifier> CONSTANT = Set.of(JavaModifier.STATIC, JavaModifier.FINAL);
    private static final String[] PLAIN = {"java..", "org.jspecify.."};

    /** Every rule, each with its own description. */
    List<ArchRule> rules() {
        var rules = new ArrayList<ArchRule>();
        SERVICES.forEach(service -> rules.add(domainIsPlainJava(service)));
        rules.addAll(List.of(
                rulesArePlainJava(),
                rolesStandApart(),
                nothingKnowsARoot(),
                servicesStandApart(),
                contractsDependOnNoOtherModule(),
                contractsAreDataOnly(),
                platformDependsOnNoService(),
                onlyDomainsAndRootsArePublic(),
                noCycles(),
                domainHasNoClock(),
                onlyKafkaSends(),
                nothingBlocks(),
                noFieldInjection(),
                settingsAreRecords(),
                beansAreHidden(),
                entriesAreHidden(),
                operationsKnowNoService(),
                serviceSupportKnowsNoService()));
        return rules;
    }

    private ArchRule domainIsPlainJava(String service) {
        var allowed = Stream.concat(
                        Stream.of(PLAIN), Stream.of(root + ".contracts..", root + "." + service + ".domain.."))
                .toList();
        var more =
                service.equals("intake") || service.equals("review") ? List.of(root + ".rules..") : List.<String>of();
        var all = Stream.concat(allowed.stream(), more.stream()).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(root + "." + service + ".domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(all).or(primitives()))
                .as("1. the domain of " + service + " is plain Java");
    }

    private ArchRule rulesArePlainJava() {
        return classes()
                .that()
                .resideInAPackage(root + ".rules..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                root + ".contracts..",
                                root + ".rules..",
                                "com.ibm.icu..",
                                "org.snakeyaml..")
                        .or(primitives()))
                .as("1. the rules are plain Java with ICU4J and a YAML parser");
    }

    private ArchRule rolesStandApart() {
        return slices().matching(root + ".(*).(*)..")
                .namingSlices("$2 of $1")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(inRole()), alwaysTrue())
                .ignoreDependency(alwaysTrue(), not(inRole()))
                .as("2. the roles of a service do not depend on each other");
    }

    /** In whatever package of a service but its root and its domain. */
    private DescribedPredicate<JavaClass> inRole() {
        return resideInAnyPackage(packages(".*..")).and(not(resideInAnyPackage(packages(".domain.."))));
    }

    private String[] packages(String below) {
        return SERVICES.stream().map(service -> root + "." + service + below).toArray(String[]::new);
    }

    private ArchRule nothingKnowsARoot() {
        return noClasses()
                .that(not(resideInAnyPackage(packages(""))).and(not(resideInAPackage(root + ".standalone.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages("")))
                .as("3. nothing depends on a service's root but itself and standalone");
    }

    private ArchRule servicesStandApart() {
        return slices().matching(root + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(inService()), alwaysTrue())
                .ignoreDependency(alwaysTrue(), not(inService()))
                .as("4. no service depends on another");
    }

    private DescribedPredicate<JavaClass> inService() {
        return resideInAnyPackage(packages(".."));
    }

    private ArchRule contractsDependOnNoOtherModule() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".contracts..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".contracts.."))))
                .as("5. contracts depends on nothing of ours");
    }

    private ArchRule contractsAreDataOnly() {
        var data = DescribedPredicate.<JavaClass>describe(
                "a record, an enum or a sealed interface",
                type -> type.isRecord()
                        || type.isEnum()
                        || (type.isInterface() && type.reflect().isSealed()));
        return classes()
                .that()
                .resideInAPackage(root + ".contracts..")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(data))
                .as("5. contracts holds records, enums and sealed interfaces");
    }

    private ArchRule platformDependsOnNoService() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".platform..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".platform.."))))
                .as("6. platform depends on nothing of ours");
    }

    private ArchRule onlyDomainsAndRootsArePublic() {
        return classes()
                .that(are(inRole()))
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .and()
                .doNotHaveSimpleName("package-info")
                .and(not(holdConstantsAlone()))
                .and(not(areMappedByTheDriver()))
                .should(beUsedByAnotherPackageOfTheirRole())
                .as("7. types outside the domains and roots are public only for another package of their role or for"
                        + " the driver's codec");
    }

    /** The compiler copies constants, so that no class file shows who uses them. */
    private static DescribedPredicate<JavaClass> holdConstantsAlone() {
        return DescribedPredicate.describe(
                "hold constants alone",
                type -> type.getMethods().isEmpty()
                        && !type.getFields().isEmpty()
                        && type.getFields().stream()
                                .allMatch(field -> field.getModifiers().containsAll(CONSTANT)));
    }

    /** The driver's codec for records reads public ones alone. */
    private static DescribedPredicate<JavaClass> areMappedByTheDriver() {
        return DescribedPredicate.describe(
                "are mapped by the driver",
                type -> type.getFields().stream()
                        .anyMatch(field -> field.isAnnotatedWith("org.bson.codecs.pojo.annotations.BsonId")));
    }

    private ArchCondition<JavaClass> beUsedByAnotherPackageOfTheirRole() {
        return new ArchCondition<>("be used by another package of their role") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean isUsed = withNestedTypes(type)
                        .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                        .map(Dependency::getOriginClass)
                        .anyMatch(user -> isInAnotherPackageOfTheSameRole(user, type));
                events.add(new SimpleConditionEvent(
                        type, isUsed, type.getDescription() + " is public, and no other package of its role uses it"));
            }
        };
    }

    private static Stream<JavaClass> withNestedTypes(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(each -> each.equals(type) || each.getName().startsWith(type.getName() + "$"));
    }

    private boolean isInAnotherPackageOfTheSameRole(JavaClass user, JavaClass type) {
        return !user.getPackageName().equals(type.getPackageName())
                && role(user).isPresent()
                && role(user).equals(role(type));
    }

    /** Service and role, the two names after the root. */
    private Optional<String> role(JavaClass type) {
        if (!inRole().test(type)) {
            return Optional.empty();
        }
        var names = type.getPackageName().substring(root.length() + 1).split("\\.", -1);
        return Optional.of(names[0] + "." + names[1]);
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().as("8. no cycles between packages");
    }

    private ArchRule domainHasNoClock() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".*.domain..")
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .accessField(System.class, "out")
                .as("9. a domain reads no clock, draws no ids and prints nothing");
    }

    private ArchRule onlyKafkaSends() {
        return noClasses()
                .that(not(resideInAnyPackage(root + ".*.kafka..")))
                .should()
                .callMethodWhere(target(name("send"))
                        .and(target(owner(assignableTo("org.springframework.kafka.core.KafkaOperations")))))
                .as("10. only the packages kafka send");
    }

    private ArchRule nothingBlocks() {
        return noClasses()
                .should()
                .callMethodWhere(
                        target(nameStartingWith("block")).and(target(owner(resideInAPackage("reactor.core..")))))
                .as("10. nothing blocks on a publisher");
    }

    private ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith(VALUE)
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .as("11. no field is injected");
    }

    private ArchRule settingsAreRecords() {
        return noCodeUnits()
                .should(takeAValue())
                .as("11. settings are bound to records, and no parameter is injected by @Value");
    }

    private static ArchCondition<JavaCodeUnit> takeAValue() {
        return new ArchCondition<>("take a value of the environment") {
            @Override
            public void check(JavaCodeUnit codeUnit, ConditionEvents events) {
                boolean isTaken = codeUnit.getParameters().stream().anyMatch(each -> each.isAnnotatedWith(VALUE));
                events.add(new SimpleConditionEvent(codeUnit, isTaken, codeUnit.getDescription()));
            }
        };
    }

    private ArchRule beansAreHidden() {
        return classes()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Component")
                .and()
                .areNotMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .orShould(beUsedByAnotherPackageOfTheirRole())
                .as("11. components are package-private, unless another package of their role uses them");
    }

    private ArchRule entriesAreHidden() {
        return classes()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                .or()
                .areMetaAnnotatedWith("org.springframework.stereotype.Repository")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .as("11. repositories and controllers are package-private");
    }

    private ArchRule operationsKnowNoService() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".operations..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(
                                root + ".operations..",
                                root + ".contracts..",
                                root + ".platform..",
                                root + ".rules..",
                                root + ".commandline.."))))
                .as("12. operations depends on contracts, platform, rules and the command line");
    }

    private ArchRule serviceSupportKnowsNoService() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".service..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(
                                root + ".service..",
                                root + ".contracts..",
                                root + ".platform..",
                                root + ".commandline.."))))
                .as("13. what the services share depends on contracts, platform and the command line");
    }

    private static DescribedPredicate<JavaClass> primitives() {
        return DescribedPredicate.describe(
                "primitives and arrays of them",
                type -> type.isPrimitive() || type.getBaseComponentType().isPrimitive());
    }
}
