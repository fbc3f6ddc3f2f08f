package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.Client;
import io.countersign.intake.Client.Answer;
import io.countersign.intake.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Submitting, modifying, withdrawing and deleting, as a client sees it. */
public class ApplicationsTest {

    private static final String PATH = "/v1/applications";

    private final Running intake = Running.intake();
    private final Client acme = intake.account("acme");

    public static String application(String name) {
        return """
                {"name":"%s","region":"global","type":"company","purpose":"self_use","documents":[]}""".formatted(name);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** The part that If-Match compares: all of a 202's tag but the closing quote. */
    private static String guard(Answer accepted) {
        var tag = accepted.header("ETag");
        return tag.substring(0, tag.length() - 1) + "-";
    }

    private String submitted(String name) {
        return acme.post(PATH, application(name)).string("id");
    }

    private long records(String id) {
        return intake.read(intake.topics().applications()).stream()
                .filter(found -> found.headers().lastHeader("ce_subject") != null)
                .filter(found -> new String(
                                found.headers().lastHeader("ce_subject").value(),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .equals(id))
                .count();
    }

    @Test
    void anApplicationIsFoundAtOnceAtItsLocation() {
        var answer = acme.post(PATH, application("  Acme Cloud "));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var found = acme.get(answer.header("Location"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.string("status")).isEqualTo("pending");
        assertThat(found.string("stage")).isEqualTo("received");
        assertThat(found.string("name")).isEqualTo("Acme Cloud");
        assertThat(found.header("ETag")).startsWith(guard(answer));
        assertThat(found.json().at("/application/type").asString()).isEqualTo("company");
        assertThat(records(answer.string("id"))).isEqualTo(1);
    }

    @Test
    void eachLanguageHasATagOfItsOwnAndIfMatchTakesEither() {
        var path = PATH + "/" + submitted("Acme Tagged");
        var english = acme.get(path, "Accept-Language", "en");
        var chinese = acme.get(path, "Accept-Language", "zh");

        assertThat(english.header("Vary")).contains("Accept-Language");
        assertThat(chinese.header("ETag")).isNotEqualTo(english.header("ETag"));
        assertThat(acme.get(path, "Accept-Language", "en", "If-None-Match", english.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(acme.get(path, "Accept-Language", "zh", "If-None-Match", english.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(acme.put(path, application("Acme Tagged B"), "If-Match", chinese.header("ETag"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatAGetShowsCanBePutBack() {
        var path = PATH + "/" + submitted("Acme Back");
        var shown = acme.get(path).json().path("application").toString();

        assertThat(shown).contains("\"unstated\":[]");
        assertThat(acme.put(path, shown).status()).isEqualTo(202);
        var refused = acme.put(path, shown.replace("\"unstated\":[]", "\"unstated\":[\"owner\"]"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asString()).contains("/unstated");
    }

    @Test
    void anotherInstanceFindsItToo() {
        try (var second = intake.instance()) {
            var other = new Client(Running.port(second, "server"), acme.token());
            for (int i = 0; i < 20; i++) {
                var id = submitted("Acme " + i);

                assertThat(other.get(PATH + "/" + id).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aKeyWithAndWithoutQuotesIsOneKeyAndTwoHeadersAreRefused() {
        var key = key();
        var quoted = acme.post(PATH, application("Acme Quoted"), "Idempotency-Key", '"' + key + '"');
        var bare = acme.post(PATH, application("Acme Quoted"), "Idempotency-Key", key);
        var both =
                acme.post(PATH, application("Acme Quoted"), "Idempotency-Key", key, "Idempotency-Key", '"' + key + '"');

        assertThat(quoted.status()).isEqualTo(202);
        assertThat(bare.string("id")).isEqualTo(quoted.string("id"));
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.string("code")).isEqualTo("BAD_IDEMPOTENCY_KEY");
    }

    @Test
    void theSameKeyTwiceInParallelIsOneApplication() throws Exception {
        for (int round = 0; round < 10; round++) {
            var key = key();
            Callable<Answer> post = () -> acme.post(PATH, application("Acme"), "Idempotency-Key", key);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<Answer>();
                for (var done : threads.invokeAll(List.of(post, post, post, post))) {
                    answers.add(done.get());
                }

                assertThat(answers).extracting(Answer::status).containsOnly(202);
                assertThat(answers)
                        .extracting(answer -> answer.string("id"))
                        .containsOnly(answers.getFirst().string("id"));
                assertThat(answers)
                        .extracting(answer -> answer.header("ETag"))
                        .containsOnly(answers.getFirst().header("ETag"));
            }
        }
    }

    @Test
    void aKeyForAnotherBodyIsRefused() {
        var key = key();
        acme.post(PATH, application("Acme"), "Idempotency-Key", key);

        var answer = acme.post(PATH, application("Bravo"), "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.string("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(acme.post(PATH, application("Acme"), "Idempotency-Key", "a b")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherAccountsKeyIsItsOwn() {
        var key = key();
        var first = acme.post(PATH, application("Acme"), "Idempotency-Key", key);

        var second = intake.account("bravo").post(PATH, application("Acme"), "Idempotency-Key", key);

        assertThat(second.string("id")).isNotEqualTo(first.string("id"));
    }

    @Test
    void aModificationIsTheNextRevision() {
        var id = submitted("Acme");
        var tag = acme.get(PATH + "/" + id).header("ETag");

        var answer = acme.put(PATH + "/" + id, application("Bravo"), "If-Match", tag);

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().get("revision").intValue()).isEqualTo(2);
        var found = acme.get(PATH + "/" + id);
        assertThat(found.string("name")).isEqualTo("Bravo");
        assertThat(found.header("ETag")).startsWith(guard(answer));
        assertThat(found.json().get("revisions").size()).isEqualTo(2);
    }

    @Test
    void aStaleTagIsRefusedAndNothingIsAppended() {
        var id = submitted("Acme");
        var stale = acme.get(PATH + "/" + id).header("ETag");
        acme.put(PATH + "/" + id, application("Bravo"));

        assertThat(acme.put(PATH + "/" + id, application("Charlie"), "If-Match", stale)
                        .status())
                .isEqualTo(412);
        assertThat(acme.send(
                                "POST",
                                PATH + "/" + id + "/withdraw",
                                java.net.http.HttpRequest.BodyPublishers.noBody(),
                                "If-Match",
                                stale)
                        .status())
                .isEqualTo(412);
        assertThat(acme.delete(PATH + "/" + id, "If-Match", stale).status()).isEqualTo(412);
        assertThat(records(id)).isEqualTo(2);
    }

    @Test
    void theRegionOfAModificationIsTheFirstOne() {
        var id = submitted("Acme");

        var answer = acme.put(PATH + "/" + id, application("Acme").replace("global", "domestic"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/region");
    }

    @Test
    void aWithdrawalIsShownAndARepeatReturnsTheSame() {
        var id = submitted("Acme");

        var first = acme.post(PATH + "/" + id + "/withdraw", "");
        var second = acme.post(PATH + "/" + id + "/withdraw", "");

        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(acme.get(PATH + "/" + id).json().get("withdrawalRequested").booleanValue())
                .isTrue();
        assertThat(acme.put(PATH + "/" + id, application("Bravo")).status()).isEqualTo(409);
        assertThat(records(id)).isEqualTo(2);
    }

    @Test
    void aDeletionIsFinal() {
        var id = submitted("Acme");

        var first = acme.delete(PATH + "/" + id);

        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(first.string("status")).isEqualTo("deleted");
        assertThat(acme.delete(PATH + "/" + id).text()).isEqualTo(first.text());
        assertThat(acme.get(PATH + "/" + id).string("status")).isEqualTo("deleted");
        assertThat(acme.put(PATH + "/" + id, application("Bravo")).status()).isEqualTo(409);
        assertThat(acme.post(PATH + "/" + id + "/withdraw", "").status()).isEqualTo(409);
    }

    @Test
    void everyResponseHasTheRemainingRate() {
        var answer = acme.post(PATH, application("Acme"));

        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"submit\";q=100000;w=1");
        assertThat(answer.header("RateLimit")).matches("\"submit\";r=\\d+;t=\\d+");
    }
}
