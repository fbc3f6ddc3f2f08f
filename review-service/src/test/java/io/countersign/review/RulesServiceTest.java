package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.registry.NameRegistry;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.rules.Evaluation;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The rules that ship, in the service, with a shadow rule set. */
@ExtendWith(OutputCaptureExtension.class)
class RulesServiceTest {

    private static final AtomicLong NEXT = new AtomicLong(1_000);

    @SuppressWarnings("NullAway.Init")
    private static Installation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        installation = new Installation();
        service = installation.startWithRealRules("countersign.review.shadow=cn-2025-06-11");
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    private static AccountSnapshot account(String id, boolean test) {
        return new AccountSnapshot(
                new AccountId(id), AccountKind.ENTERPRISE, "Acme Cloud Ltd", Language.EN, null, test);
    }

    private static Application company(String name, String picture, @Nullable String appeal) {
        return application(SignatureType.COMPANY, name, picture, null, appeal);
    }

    private static Application application(
            SignatureType type, String name, String picture, @Nullable String remark, @Nullable String appeal) {
        return Application.of(name, Region.DOMESTIC, type, Purpose.SELF_USE)
                .withDocuments(
                        picture.isEmpty() ? List.of() : List.of(new Document(DocumentType.BUSINESS_LICENCE, picture)))
                .withRemark(remark)
                .withAppeal(appeal);
    }

    private static SignatureId admit(AccountSnapshot account, Application application) throws Exception {
        var signature = new SignatureId(NEXT.incrementAndGet());
        admit(signature, 1, account, application);
        return signature;
    }

    private static void admit(SignatureId signature, int revision, AccountSnapshot account, Application application)
            throws Exception {
        say(account, new ApplicationAdmitted(signature, revision, application, account, Cases.NOW, 1, 50));
    }

    private static void say(AccountSnapshot account, AdmissionEvent event) throws Exception {
        installation.say(CloudEvent.of("/quota", Cases.NOW, account.id(), event));
    }

    private static String newPicture() {
        return "%064x".formatted(NEXT.incrementAndGet());
    }

    private static JsonNode waiting(SignatureId signature) throws Exception {
        installation.awaitPublished("sent-to-reviewer:" + signature + ":1");
        var shown = installation.get(service, "/v1/cases/" + signature, installation.reviewer());
        return installation.read(shown).get("waiting");
    }

    private static String restricted(SignatureId signature, String rule, String key) throws Exception {
        return waiting(signature)
                .at("/assessment/findings")
                .valueStream()
                .filter(finding -> finding.get("rule").stringValue().equals(rule))
                .map(finding -> finding.path("restricted").path(key).asString(""))
                .findFirst()
                .orElse("");
    }

    private static void rule(SignatureId signature, String verdict) throws Exception {
        installation.awaitPublished("sent-to-reviewer:" + signature + ":1");
        var path = "/v1/cases/" + signature;
        var claim = installation.read(installation.post(service, path + "/claim", installation.reviewer(), ""));
        var body = "{\"revision\":1,\"token\":\"%s\",%s}"
                .formatted(claim.get("token").stringValue(), verdict);
        assertThat(installation
                        .post(service, path + "/verdict", installation.reviewer(), body)
                        .statusCode())
                .isEqualTo(200);
    }

    private static void approve(SignatureId signature) throws Exception {
        rule(signature, "\"verdict\":\"approve\"");
    }

    /** The entries of a signature, without repeats: an outcome may be published again. */
    private static List<ConsumerRecord<String, byte[]>> registry(String key) {
        var entries = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var found : installation.records(installation.topics.signatures())) {
            if (found.key().equals(key)
                    && (entries.isEmpty() || !Arrays.equals(entries.getLast().value(), found.value()))) {
                entries.add(found);
            }
        }
        return entries;
    }

    @Test
    void anApprovedSignatureIsInTheRegistryUntilItIsDeleted() throws Exception {
        var account = account("registered", false);
        var signature = admit(account, company("Wunderbar", newPicture(), null));
        approve(signature);
        var key = "registered/" + signature;

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(registry(key)).hasSize(1));
        say(account, new DeletionRelayed(signature));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(registry(key)).hasSize(2));

        var entry = installation.json.readTree(registry(key).getFirst().value());
        assertThat(entry.get("name").stringValue()).isEqualTo("Wunderbar");
        assertThat(entry.get("account").stringValue()).isEqualTo("registered");
        assertThat(entry.get("signature").stringValue()).isEqualTo(signature.text());
        assertThat(registry(key).getLast().value()).isNull();
        var partitions = installation.records(installation.topics.decisions()).stream()
                .filter(found -> found.key().equals("registered"))
                .map(ConsumerRecord::partition)
                .toList();
        assertThat(registry(key)).extracting(ConsumerRecord::partition).containsOnly(partitions.getFirst());
    }

    @Test
    void theRegistryIsCompactedAndRemembersRemovalsForAWeekOrMore() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, installation.topics.signatures());
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers",
                Objects.requireNonNull(service.getEnvironment().getProperty("spring.kafka.bootstrap-servers"))))) {
            var config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));

            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(Duration.ofMillis(
                            Long.parseLong(config.get("delete.retention.ms").value())))
                    .isGreaterThanOrEqualTo(Duration.ofDays(7));
        }
    }

    @Test
    void aLookAlikeIsReferredAndReviewersSeeWhatItIsLike() throws Exception {
        var original = admit(account("original", false), company("Kranichflug", newPicture(), null));
        approve(original);
        await().atMost(TestTimeouts.LIMIT)
                .until(() -> service.getBean(NameRegistry.class).size() > 0
                        && !registry("original/" + original).isEmpty());
        await().atMost(TestTimeouts.LIMIT).untilAsserted(() -> {
            var imitation = admit(account("imitator", false), company("Kran1chflug", newPicture(), null));

            assertThat(restricted(imitation, "look-alike", "neighbours"))
                    .contains(original.text(), "original", "Kranichflug");
        });
    }

    @Test
    void aPictureSeenElsewhereOrFoundForgedIsReferred() throws Exception {
        var picture = newPicture();
        var first = admit(account("honest", false), company("Morgenrot", picture, null));
        assertThat(restricted(first, "seen-pictures", "sightings")).isEmpty();

        var second = admit(account("borrower", false), company("Abendrot", picture, null));
        assertThat(restricted(second, "seen-pictures", "sightings")).isEqualTo(picture + "\thonest\tfalse");

        rule(second, "\"verdict\":\"reject\",\"reasons\":[{\"code\":\"DOCUMENT_FORGED\"}]");
        var third = admit(account("borrower", false), company("Mittagsrot", picture, null));
        assertThat(restricted(third, "seen-pictures", "sightings"))
                .isEqualTo(picture + "\tborrower\ttrue\n" + picture + "\thonest\tfalse");
    }

    @Test
    void nothingOfATestAccountReachesTheQueue() throws Exception {
        var account = account("tryout", true);
        var names = Map.of(
                "Sandbox Approved", "\"route\":\"automatic\"",
                "Sandbox Approved By Human", "\"route\":\"human\"",
                "Sandbox Name Length", "NAME_LENGTH",
                "Sandbox Document Forged", "DOCUMENT_FORGED",
                "Nordlicht", "\"route\":\"human\"");
        for (var expected : names.entrySet()) {
            var signature = admit(account, company(expected.getKey(), newPicture(), null));

            assertThat(installation.awaitPublished("outcome:" + signature + ":1"))
                    .contains(expected.getValue(), "\"ruleSet\":\"sandbox\"");
        }

        assertThat(installation.records(installation.topics.decisions()))
                .filteredOn(found -> found.key().equals("tryout"))
                .noneMatch(found ->
                        Installation.header(found, CloudEvent.ID_HEADER).startsWith("sent-to-reviewer"));
        assertThat(installation
                        .get(service, "/v1/cases?limit=100", installation.reviewer())
                        .body())
                .doesNotContain("tryout");
    }

    @Test
    void theSetThatLooksOnCountsExactlyWhereItDiffers() throws Exception {
        var account = account("websites", false);
        for (var name : List.of("Webseite", "Weltseite", "Wandseite")) {
            var signature = admit(
                    account, application(SignatureType.WEBSITE, name, newPicture(), "acme-" + name + ".com", null));
            installation.awaitPublished("sent-to-reviewer:" + signature + ":1");
            admit(signature, 1, account, company(name, newPicture(), null));
        }
        var last = admit(account, company("Kupferkessel", newPicture(), null));
        installation.awaitPublished("sent-to-reviewer:" + last + ":1");

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(disagreements()).isEqualTo(Map.of("type", 3.0, "certificates", 3.0)));
        var page = installation.read(installation.get(service, "/v1/cases/shadow?limit=2", installation.reviewer()));
        var rest = installation.read(installation.get(
                service, "/v1/cases/shadow?cursor=" + page.get("next").stringValue(), installation.reviewer()));
        assertThat(page.get("disagreements")).hasSize(2).allSatisfy(disagreement -> {
            assertThat(disagreement.get("verdict").stringValue()).isEqualTo("refer");
            assertThat(disagreement.get("otherwise").stringValue()).isEqualTo("reject");
            assertThat(disagreement.at("/rules/1/to").stringValue()).isEqualTo("rejected");
        });
        assertThat(rest.get("disagreements")).hasSize(1);
        assertThat(installation
                        .get(service, "/v1/cases/shadow?cursor=none", installation.reviewer())
                        .statusCode())
                .isEqualTo(422);
        assertThat(installation
                        .get(service, "/v1/cases/shadow", installation.issuer.token("acme", "applications:read"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static Map<String, Double> disagreements() throws Exception {
        return Pattern.compile("countersign_rule_shadow_disagreement_total\\{.*rule=\"([^\"]+)\".*} (\\S+)")
                .matcher(installation.metrics(service))
                .results()
                .collect(java.util.stream.Collectors.toMap(
                        found -> found.group(1), found -> Double.valueOf(found.group(2)), Double::sum));
    }

    @Test
    void anAppealMakesWhatJudgesAHumansMatterAndNothingElse() throws Exception {
        var account = account("appellant", false);
        var signature = admit(account, company("通知", newPicture(), null));
        assertThat(installation.awaitPublished("outcome:" + signature + ":1")).contains("NON_IDENTIFIABLE");

        admit(signature, 2, account, company("通知", newPicture(), "It is our trade mark since 1999."));
        installation.awaitPublished("sent-to-reviewer:" + signature + ":2");
        admit(signature, 3, account, company("通知", "", "It is our trade mark since 1999."));

        assertThat(installation.awaitPublished("outcome:" + signature + ":3"))
                .contains("DOCUMENT_MISSING")
                .contains("\"route\":\"automatic\"");
        assertThat(installation.awaitPublished("outcome:" + signature + ":2")).contains("superseded");
    }

    @Test
    void everyInstanceReportsTheHashesOfItsRuleSets() throws Exception {
        assertThat(installation.metrics(service))
                .containsPattern("countersign_rule_set_info\\{.*name=\"intl-2022-02-21\".*} 1");
    }

    /** With nothing but what is kept of it: the case, and of a revision before the last one its records in the topics. */
    @Test
    void aStoredDecisionEvaluatedAgainIsTheSame() throws Exception {
        var picture = newPicture();
        var other = admit(account("first", false), company("Wasserfall", picture, null));
        installation.awaitPublished("sent-to-reviewer:" + other + ":1");
        var account = account("again", false);
        var signature = admit(account, company("通知", newPicture(), null));
        installation.awaitPublished("outcome:" + signature + ":1");
        admit(signature, 2, account, company("Abendwind", picture, null));
        installation.awaitPublished("sent-to-reviewer:" + signature + ":2");
        var approved = admit(account("approved", false), company("Bergsee", newPicture(), null));
        approve(approved);
        installation.awaitPublished("outcome:" + approved + ":1");
        var rejected = admit(account, company("皇家赌场", "", null));
        installation.awaitPublished("outcome:" + rejected + ":1");

        checkStored(signature, 2, Evaluation.Verdict.REFER);
        checkStored(approved, 1, Evaluation.Verdict.REFER);
        checkStored(rejected, 1, Evaluation.Verdict.REJECT);
        check(admitted(signature, 1), outcome(signature, 1), Evaluation.Verdict.REJECT);
        assertThat(stored(signature).state(2))
                .isInstanceOfSatisfying(
                        RevisionState.Open.class,
                        open -> assertThat(Objects.requireNonNull(open.assessment())
                                        .toString())
                                .contains(picture + "\tfirst"));
    }

    private static Case stored(SignatureId signature) {
        return Objects.requireNonNull(
                service.getBean(CaseStore.class).load(List.of(signature)).get(signature));
    }

    private static void checkStored(SignatureId signature, int revision, Evaluation.Verdict verdict) {
        var state = Objects.requireNonNull(stored(signature).state(revision));
        var content = Objects.requireNonNull(state.content());
        var said = installation.json.readTree(
                switch (state) {
                    case RevisionState.Open open -> open.sent().body();
                    case RevisionState.Decided decided -> decided.outcome().body();
                });
        if (state instanceof RevisionState.Open open) {
            assertThat(open.assessment())
                    .isEqualTo(installation.json.treeToValue(said.at("/data/assessment"), Assessment.class));
        }
        check(content, said, verdict);
    }

    private static void check(RevisionContent content, JsonNode decision, Evaluation.Verdict verdict) {
        var kept = installation.json.treeToValue(decision.at("/data/assessment"), Assessment.class);
        var reasons = decision.at("/data/reasons")
                .valueStream()
                .map(reason -> installation.json.treeToValue(reason, Reason.class))
                .toList();

        var again = RuleBook.shipped()
                .evaluate(content.application(), content.account(), content.submittedAt(), Records.of(kept));

        assertThat(again.assessment()).isEqualTo(kept);
        assertThat(again.verdict()).isEqualTo(verdict);
        assertThat(again.route()).isEqualTo(verdict == Evaluation.Verdict.REJECT ? Route.AUTOMATIC : Route.HUMAN);
        assertThat(again.reasons()).isEqualTo(reasons);
    }

    private static JsonNode outcome(SignatureId signature, int revision) {
        return installation.json.readTree(installation.awaitPublished("outcome:" + signature + ":" + revision));
    }

    private static RevisionContent admitted(SignatureId signature, int revision) {
        return installation.records(installation.topics.admissions()).stream()
                .map(found -> installation.json.readTree(found.value()).get("data"))
                .filter(data -> data.has("application")
                        && data.get("signature").stringValue().equals(signature.text())
                        && data.get("revision").intValue() == revision)
                .map(data -> installation.json.treeToValue(data, ApplicationAdmitted.class))
                .map(event -> new RevisionContent(event.application(), event.account(), event.submittedAt()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTimelineSwitchesToTheSetForReviewers(@TempDir Path directory) throws Exception {
        var night = Cases.NOW.plusSeconds(3_600);
        Files.writeString(directory.resolve("timeline.yaml"), """
            domestic:
              - {from: beginning, set: intl-2022-02-21}
              - {from: "%s", set: all-to-humans}
            global:
              - {from: beginning, set: intl-2022-02-21}
            sandbox: sandbox
            """.formatted(night));
        try (var there = new Installation();
                var dark = there.startWithRealRules("countersign.rules=" + directory)) {
            var before = new ApplicationAdmitted(
                    new SignatureId(1), 1, company("通知", "", null), account("night", false), Cases.NOW, 1, 50);
            var after = new ApplicationAdmitted(
                    new SignatureId(2), 1, company("通知", "", null), account("night", false), night, 2, 50);

            there.say(CloudEvent.of("/quota", Cases.NOW, new AccountId("night"), before));
            there.say(CloudEvent.of("/quota", night, new AccountId("night"), after));

            assertThat(there.awaitPublished("outcome:1:1")).contains("NON_IDENTIFIABLE", "\"route\":\"automatic\"");
            assertThat(there.awaitPublished("sent-to-reviewer:2:1"))
                    .contains("\"ruleSet\":\"all-to-humans\"", "NON_IDENTIFIABLE", "DOCUMENT_MISSING");
            assertThat(there.get(dark, "/v1/cases", there.reviewer()).body()).contains("\"2\"");
        }
    }

    @Test
    void aSetThatIsGoneIsMissed(@TempDir Path directory, CapturedOutput output) throws Exception {
        var sets = Files.createDirectory(directory.resolve("sets"));
        var shipped =
                Files.readString(Path.of("../rules/src/main/resources/io/countersign/rules/sets/cn-2025-06-11.yaml"));
        var ours =
                Files.writeString(sets.resolve("ours-2.yaml"), shipped.replace("name: cn-2025-06-11", "name: ours-2"));
        try (var there = new Installation()) {
            there.startWithRealRules("countersign.rules=" + directory).close();
            assertThat(output).doesNotContain("published under this name is gone");
            Files.delete(ours);

            there.startWithRealRules("countersign.rules=" + directory).close();
        }

        assertThat(output.toString().lines())
                .anyMatch(line -> line.contains("published under this name is gone") && line.contains("ours-2"));
    }

    @Test
    void aSetThatChangedUnderItsPublishedNameIsRefused(@TempDir Path directory) throws Exception {
        var sets = Files.createDirectory(directory.resolve("sets"));
        var shipped =
                Files.readString(Path.of("../rules/src/main/resources/io/countersign/rules/sets/cn-2025-06-11.yaml"));
        var ours =
                Files.writeString(sets.resolve("ours-1.yaml"), shipped.replace("name: cn-2025-06-11", "name: ours-1"));
        try (var there = new Installation()) {
            there.startWithRealRules("countersign.rules=" + directory).close();
            Files.writeString(ours, "# a comment changes nothing\n" + Files.readString(ours));
            there.startWithRealRules("countersign.rules=" + directory).close();
            Files.writeString(ours, Files.readString(ours).replace("likeness: 4", "likeness: 5"));

            assertThatThrownBy(() -> there.startWithRealRules("countersign.rules=" + directory))
                    .hasRootCauseInstanceOf(StartupException.class)
                    .hasStackTraceContaining("ours-1 has changed");
        }
    }

    @Test
    void whatCannotBeUsedIsRefusedInOneLine(@TempDir Path directory) throws Exception {
        Files.writeString(Files.createDirectory(directory.resolve("sets")).resolve("ours-1.yaml"), "name: other\n");
        try (var there = new Installation()) {
            assertThatThrownBy(() -> there.startWithRealRules("countersign.rules=" + directory))
                    .hasRootCauseInstanceOf(StartupException.class)
                    .hasStackTraceContaining("ours-1.yaml:");
            assertThatThrownBy(() -> there.startWithRealRules("countersign.review.shadow=none"))
                    .hasRootCauseInstanceOf(StartupException.class)
                    .hasStackTraceContaining("no rule set none");
        }
    }
}
