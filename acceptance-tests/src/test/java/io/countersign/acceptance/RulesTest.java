package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.acceptance.Samples.Sample;
import io.countersign.operations.OperatorCommands;
import io.countersign.operations.command.ExitCode;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.rules.RuleBook;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules as applicants and reviewers meet them. */
class RulesTest {

    private static final String EVALUATE = "/v1/applications:evaluate";
    private static final Duration TIMEOUT = TestTimeouts.LIMIT;
    private static final String APPEAL = "It has been our registered name since 1999.";

    private final Standalone system = Standalone.shared();

    @Test
    void aDryRunPredictsTheOutcomeAndLeavesNothing() {
        var applicant = system.applicant("rules-dry");
        var forms = everyFourth()
                .map(each -> each.uploadedBy(applicant.client(), new HashMap<>()))
                .toList();
        var before = system.broker().size("countersign.applications");

        var said = forms.stream().map(form -> evaluated(applicant, form)).toList();

        assertThat(system.broker().size("countersign.applications")).isEqualTo(before);
        assertThat(applicant.client().get(Applicant.APPLICATIONS).body().path("items"))
                .isEmpty();
        assertThat(applicant.client().get("/v1/quota").body().path("used").intValue())
                .isZero();
        var ids = forms.stream().map(applicant::submits).toList();
        IntStream.range(0, forms.size())
                .forEach(i -> assertThat(outcome(applicant.awaitSettled(ids.get(i))))
                        .as("%s", forms.get(i))
                        .isEqualTo(said.get(i)));
        assertThat(said).anyMatch(one -> one.startsWith("human")).anyMatch(one -> one.startsWith("rejected"));
    }

    /** None of them twice under one name. */
    private static Stream<Sample> everyFourth() {
        var samples = Samples.all();
        var names = new HashSet<String>();
        return IntStream.range(0, samples.size() / 4)
                .mapToObj(i -> samples.get(4 * i))
                .filter(sample -> names.add(
                        sample.application().path("name").stringValue().toLowerCase(Locale.ROOT)));
    }

    private static String evaluated(Applicant applicant, JsonNode form) {
        var answer = applicant.client().post(EVALUATE, form).expect(200).body();
        return answer.path("route").stringValue() + Samples.reasons(answer.path("reasons"));
    }

    private static String outcome(JsonNode application) {
        var status = Applicant.status(application);
        return (status.equals("pending") ? "human" : status) + Samples.reasons(application.path("reasons"));
    }

    @Test
    void reviewersAloneSeeWhomANameIsLike() {
        var original = system.applicant("rules-original");
        var imitator = system.applicant("rules-imitator");
        var held = original.waiting("Kranichflug");
        new Reviewer(system.reviewer("reviewer")).approves(held);
        original.awaitStatus(held, "approved");
        await().atMost(TIMEOUT).until(() -> system.broker().size("countersign.signatures") > 0);

        var id = awaitReferredFor(imitator, held);

        var path = Applicant.APPLICATIONS + "/" + id;
        for (var seen : List.of(
                path, Applicant.APPLICATIONS, path + "/timeline", path + "/decisions/1/explanation", "/v1/notices")) {
            assertSaysNothing(imitator.client().get(seen), held);
        }
        assertSaysNothing(imitator.client().post(EVALUATE, Forms.forHumans("Kranichf1ug", imitator.licence())), held);
        imitator.client().get("/v1/cases/" + id).expectProblem(403);
        original.client().get(path + "/decisions/1/explanation").expectProblem(404);
    }

    /** One more byte at the end does not make another picture; a lossy copy is shown to the reviewer only. */
    @Test
    void anotherAccountsPictureIsRecognisedByWhatItShows() {
        var original = system.applicant("pixels-original");
        var picture = Samples.picture("trademark-tengyun.png");
        original.awaitSettled(original.submits(Forms.forHumans("Zaunkoenig", uploaded(original, picture))));

        var borrower = system.applicant("pixels-borrower");
        var longer = Arrays.copyOf(picture, picture.length + 1);
        var id = borrower.submits(Forms.forHumans("Goldammer", uploaded(borrower, longer)));
        borrower.awaitSettled(id);
        assertThat(system.reviewer("reviewer").get("/v1/cases/" + id).text())
                .contains("sightings", "pixels-original\\tfalse");
        assertSaysNothing(borrower.client().get(Applicant.APPLICATIONS + "/" + id), "pixels-original");

        var copyist = system.applicant("pixels-copyist");
        var copy = copyist.submits(Forms.forHumans("Wiedehopf", uploaded(copyist, asJpeg(picture))));
        copyist.awaitSettled(copy);
        assertThat(system.reviewer("reviewer").get("/v1/cases/" + copy).text())
                .contains("resemblances", "pixels-original\\t")
                .doesNotContain("pixels-original\\tfalse");
        assertSaysNothing(copyist.client().get(Applicant.APPLICATIONS + "/" + copy), "pixels-original");
    }

    private static String uploaded(Applicant applicant, byte[] picture) {
        return applicant
                .client()
                .post("/v1/certificates", "application/octet-stream", picture)
                .get("sha256");
    }

    private static byte[] asJpeg(byte[] picture) {
        try (var out = new ByteArrayOutputStream()) {
            var read = ImageIO.read(new ByteArrayInputStream(picture));
            var plain = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
            plain.createGraphics().drawImage(read, 0, 0, null);
            ImageIO.write(plain, "jpeg", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The registry reaches the rules a moment after its topic; each try is another imitation. */
    private String awaitReferredFor(Applicant imitator, String held) {
        var names = List.of("Kran1chflug", "Kranichfl0g", "Kranichfluq", "Kranlchflug", "Kranichflu9")
                .iterator();
        return await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> imitator.waiting(names.next()),
                        id -> system.reviewer("reviewer")
                                .get("/v1/cases/" + id)
                                .text()
                                .contains(held + "\\trules-original\\t"));
    }

    private static void assertSaysNothing(Answer answer, String held) {
        assertThat(answer.expect(200).text())
                .doesNotContain("\"" + held + "\"", "rules-original", "Kranichflug", "look-alike", "neighbours")
                .doesNotContain("seen-pictures", "sightings", "restricted");
    }

    @Test
    void anAppealIsForAHumanButDoesNotReplaceAPaper() {
        var applicant = system.applicant("rules-appellant");
        var forms = Stream.of("notification", "test", "通知", "验证码")
                .map(name -> Forms.forHumans(name, applicant.licence()))
                .toList();
        applicant
                .client()
                .post(Applicant.APPLICATIONS, appealing(forms.getFirst()))
                .expectProblem(422);
        var ids = forms.stream().map(applicant::submits).toList();
        ids.forEach(id -> assertThat(outcome(applicant.awaitStatus(id, "rejected")))
                .isEqualTo("rejected[NON_IDENTIFIABLE /name]"));

        IntStream.range(0, 3)
                .forEach(i ->
                        modify(applicant, ids.get(i), appealing(forms.get(i))).expect(202));
        modify(applicant, ids.getLast(), appealing(forms.getLast())).expectProblem(429);

        var first = ids.getFirst();
        awaitReviewOf(applicant, first);
        assertThat(checks(applicant, first, 2)).containsEntry("identifiable-name", "referred");
        assertThat(applicant.client().get(explanation(first, 2)).text()).doesNotContain("suggested");
        var bare = appealing(forms.getFirst());
        bare.putArray("documents");
        modify(applicant, first, bare).expect(202);
        assertThat(outcome(applicant.awaitStatus(first, "rejected")))
                .isEqualTo("rejected[DOCUMENT_MISSING /documents]");
        assertThat(checks(applicant, first, 3)).containsEntry("certificates", "rejected");
    }

    private static void awaitReviewOf(Applicant applicant, String id) {
        await().atMost(TIMEOUT)
                .until(() -> applicant.application(id).path("stage").stringValue(""), "in_review"::equals);
    }

    private static ObjectNode appealing(ObjectNode form) {
        return form.deepCopy().put("appeal", APPEAL);
    }

    private static Answer modify(Applicant applicant, String id, ObjectNode form) {
        return applicant.client().put(Applicant.APPLICATIONS + "/" + id, form);
    }

    private static String explanation(String id, int revision) {
        return Applicant.APPLICATIONS + "/" + id + "/decisions/" + revision + "/explanation";
    }

    private static Map<String, String> checks(Applicant applicant, String id, int revision) {
        var answer = applicant.client().get(explanation(id, revision)).expect(200);
        var checks = new HashMap<String, String>();
        answer.body()
                .path("checks")
                .forEach(check -> checks.put(
                        check.path("rule").stringValue(), check.path("result").stringValue()));
        return checks;
    }

    @ParameterizedTest
    @CsvSource({
        "Sandbox Approved, approved[], automatic",
        "Sandbox Approved By Human, approved[], human",
        "Sandbox Name Length, rejected[NAME_LENGTH /name], automatic",
        "Sandbox Document Forged, rejected[DOCUMENT_FORGED /name], human",
        "Nordlicht, approved[], human",
        "test, rejected[NON_IDENTIFIABLE /name], automatic",
    })
    void aSandboxAccountGetsTheResultOfTheTableWithoutAReviewer(String name, String outcome, String route) {
        var applicant = system.applicant("rules-tryout");
        Accounts.register(system.operator(), applicant.account(), Map.of("test", true));
        var form = Forms.forHumans(name, applicant.licence());

        var said = evaluated(applicant, form);
        var id = applicant.submits(form);

        assertThat(outcome(applicant.awaitStatus(id, "approved", "rejected"))).isEqualTo(outcome);
        assertThat(said).isEqualTo(outcome);
        assertThat(applicant.client().get(explanation(id, 1)).get("route")).isEqualTo(route);
        assertThat(system.reviewer("reviewer")
                        .get("/v1/cases?limit=100")
                        .expect(200)
                        .text())
                .doesNotContain("rules-tryout");
    }

    @Test
    void aChangedSetIsTriedOnWhatTheTopicsHold(@TempDir Path directory) throws IOException {
        var applicant = system.applicant("rules-tried");
        var ids = Stream.of("Quorfifteenlong", "Quorfourteenxx", "Quorfifteeeenly")
                .map(applicant::waiting)
                .toList();
        var shipped = Objects.requireNonNull(
                RuleBook.class.getResourceAsStream("/io/countersign/rules/sets/intl-2022-02-21.yaml"));
        var changed = new String(shipped.readAllBytes(), UTF_8)
                .replace("name: intl-2022-02-21", "name: ours-1")
                .replace("max: 15", "max: 14");
        var set = Files.writeString(directory.resolve("ours-1.yaml"), changed);
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, UTF_8);

        var exit = OperatorCommands.run(
                List.of("try-rules", "--data", system.data().toString(), "--prefix", system.prefix(), set.toString()),
                Map.of(),
                out,
                out);

        assertThat(exit).as(() -> printed.toString(UTF_8)).isEqualTo(ExitCode.FINDINGS);
        assertThat(printed.toString(UTF_8).lines().filter(line -> ids.contains(line.split(":", 2)[0])))
                .containsExactlyInAnyOrder(
                        ids.get(0) + ":1 Quorfifteenlong: waiting -> REJECT NAME_LENGTH",
                        ids.get(2) + ":1 Quorfifteeeenly: waiting -> REJECT NAME_LENGTH");
    }
}
