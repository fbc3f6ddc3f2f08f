package io.countersign.intake.web;

import static io.countersign.intake.web.ApplicationsTest.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** Accounts, platforms and operators: who may do what for whom. */
class TenancyTest {

    private static final String PATH = "/v1/applications";
    private static final String ACCOUNT = "Countersign-Account";
    private static final String ENTERPRISE = "{\"kind\":\"enterprise\",\"verifiedName\":\"Acme Cloud Ltd\"}";

    /** The smallest picture there is. */
    static final byte[] PNG = Base64.getDecoder()
            .decode(
                    "iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4CAAAAAAcD2kOAAAAaElEQVR42u3VMQoAMAgEwfv/p7WRvECEwKSzmiq3ybyad3UHDAavwdfgu8Fg8Pf/GQwG6zEYDNZjMFiPTSYYrMe2GgzWYzAYrMdgsB6bTDBYj201GKzHYDBYj8FgPTaZYLAe22owePlug9Tllj61NqsAAAAASUVORK5CYII=");

    private final Running intake = Running.intake();
    private final Client platform = intake.platform("plat");

    @Test
    void anotherAccountsSignatureDoesNotExist() {
        var mine = intake.account("tenant-1");
        var theirs = intake.account("tenant-2");
        var path = PATH + "/" + mine.post(PATH, application("Acme")).string("id");

        assertThat(theirs.get(path).status()).isEqualTo(404);
        assertThat(theirs.get(path + "/timeline").status()).isEqualTo(404);
        assertThat(theirs.put(path, application("Bravo")).status()).isEqualTo(404);
        assertThat(theirs.post(path + "/withdraw", "").status()).isEqualTo(404);
        assertThat(theirs.delete(path).status()).isEqualTo(404);
        assertThat(theirs.get(path, ACCOUNT, "tenant-1").status()).isEqualTo(403);
        assertThat(mine.get(path).string("status")).isEqualTo("pending");
    }

    @Test
    void aPlatformActsForItsAccounts() {
        assertThat(platform.put("/v1/accounts/plat.1", ENTERPRISE).status()).isEqualTo(201);
        assertThat(platform.put("/v1/accounts/plat.1", ENTERPRISE).status()).isEqualTo(200);
        assertThat(platform.get("/v1/accounts/plat.1").string("platform")).isEqualTo("plat");

        var answer = platform.post(PATH, application("Acme"), ACCOUNT, "plat.1");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var path = PATH + "/" + answer.string("id");
        assertThat(platform.get(path).string("account")).isEqualTo("plat.1");
        assertThat(platform.get(path, ACCOUNT, "plat.1").status()).isEqualTo(200);
        assertThat(intake.platform("rival").get(path).status()).isEqualTo(404);
    }

    @Test
    void aPlatformDoesNothingForOthers() {
        intake.account("free");
        intake.platform("rival").put("/v1/accounts/rival.1", ENTERPRISE);

        for (var account : new String[] {"free", "rival.1", "nobody"}) {
            assertThat(platform.post(PATH, application("Acme"), ACCOUNT, account)
                            .string("code"))
                    .isEqualTo("FOREIGN_ACCOUNT");
            assertThat(platform.get(PATH, ACCOUNT, account).status()).isEqualTo(403);
        }
        assertThat(platform.post(PATH, application("Acme")).string("code")).isEqualTo("ACCOUNT_REQUIRED");
        assertThat(platform.put("/v1/accounts/free", ENTERPRISE).status()).isEqualTo(403);
        assertThat(platform.put("/v1/accounts/rival.1", ENTERPRISE).status()).isEqualTo(403);
        assertThat(platform.get("/v1/accounts/rival.1").status()).isEqualTo(404);
    }

    @Test
    void aPlatformRegistersIdsOfItsNamespaceOnly() {
        for (var id : new String[] {"unregistered", "rival.unregistered", "plat.un.registered", "plat."}) {
            var answer = platform.put("/v1/accounts/" + id, ENTERPRISE);

            assertThat(answer.status()).as(id).isEqualTo(403);
            assertThat(answer.string("code")).isEqualTo("FOREIGN_ACCOUNT");
            assertThat(answer.string("detail")).contains("<platform>.<name>");
        }
        assertThat(intake.operator().get("/v1/accounts/unregistered").status()).isEqualTo(404);
    }

    @Test
    void everyRegistrationIsPublishedWithItsVersion() {
        platform.put("/v1/accounts/plat.published", ENTERPRISE);
        intake.operator().put("/v1/accounts/plat.published", ENTERPRISE);

        assertThat(publishedOnce("plat.published"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(
                                        "\"type\":\"io.countersign.account.registered.v1\"",
                                        "\"platform\":\"plat\"",
                                        "\"version\":1"),
                        second -> assertThat(second).doesNotContain("platform").contains("\"version\":2"));
    }

    /** The events of an account without repeats: the sweep publishes what is not noted as sent in time. */
    private Collection<String> publishedOnce(String account) {
        var events = new LinkedHashMap<String, String>();
        intake.read(intake.topics().accounts()).stream()
                .filter(event -> event.key().equals(account))
                .forEach(event -> events.putIfAbsent(
                        new String(
                                event.headers().lastHeader(CloudEvent.ID_HEADER).value(), StandardCharsets.UTF_8),
                        new String(event.value(), StandardCharsets.UTF_8)));
        return events.values();
    }

    @Test
    void aPlatformsListSpansItsAccounts() {
        var spanning = intake.platform("span");
        for (int i = 0; i < 3; i++) {
            spanning.put("/v1/accounts/span." + i, ENTERPRISE);
            spanning.post(PATH, application("Acme"), ACCOUNT, "span." + i);
        }

        assertThat(spanning.get(PATH).json().get("items").size()).isEqualTo(3);
        assertThat(spanning.get(PATH, ACCOUNT, "span.1").json().get("items").size())
                .isEqualTo(1);

        intake.operator().put("/v1/accounts/span.2", ENTERPRISE);

        assertThat(spanning.get(PATH).json().get("items").size()).isEqualTo(2);
    }

    @Test
    void anOperatorRegistersAnyAccountAndReadsByHeader() {
        var operator = intake.operator();
        var moved =
                "{\"kind\":\"individual\",\"verifiedName\":\"李雷\",\"language\":\"zh\",\"platform\":\"plat\",\"test\":true}";

        var created = operator.put("/v1/accounts/ops-1", moved);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(operator.get("/v1/accounts/ops-1").text()).isEqualTo(created.text());
        assertThat(operator.get(PATH, ACCOUNT, "ops-1").status()).isEqualTo(200);
        assertThat(operator.get("/v1/accounts/nobody").status()).isEqualTo(404);
    }

    @Test
    void aPictureIsForItsOwnerAndItsPlatformAloneNotForAnOperator() {
        platform.put("/v1/accounts/plat.pictured", ENTERPRISE);
        var owner = intake.as(intake.issuer().token("plat.pictured", "applications:write", "applications:read"));
        var picture = owner.post("/v1/certificates", "image/png", BodyPublishers.ofByteArray(PNG))
                .header("Location");

        assertThat(owner.get(picture).status()).isEqualTo(200);
        assertThat(platform.get(picture, ACCOUNT, "plat.pictured").status()).isEqualTo(200);
        assertThat(intake.platform("rival")
                        .get(picture, ACCOUNT, "plat.pictured")
                        .status())
                .isEqualTo(403);
        assertThat(intake.account("tenant-3").get(picture).status()).isEqualTo(404);
        assertThat(intake.operator().get(picture, ACCOUNT, "plat.pictured").string("code"))
                .isEqualTo("FOREIGN_ACCOUNT");
    }

    @Test
    void aNameThatIsNoAccountsIsMalformedWhoeverNamesIt() {
        for (var caller : new Client[] {platform, intake.operator(), intake.account("tenant-4")}) {
            assertThat(caller.get(PATH, ACCOUNT, "no account").status()).isEqualTo(400);
            assertThat(caller.get(PATH, ACCOUNT, "no account").string("code")).isEqualTo("MALFORMED_ACCOUNT");
        }
        assertThat(platform.post(PATH, application("Acme"), ACCOUNT, "-").string("code"))
                .isEqualTo("MALFORMED_ACCOUNT");
    }

    @Test
    void aTokenOfAMalformedAccountHasNoAccount() {
        var malformed = intake.as(intake.issuer().token("no account", "applications:read"));

        assertThat(malformed.get(PATH).status()).isEqualTo(403);
    }

    @Test
    void anAccountSeesItselfAndRegistersNoOther() {
        var mine = intake.account("self");

        assertThat(mine.get("/v1/accounts/self").string("verifiedName")).isEqualTo("Acme Cloud Ltd");
        assertThat(mine.get("/v1/accounts/plat.1").status()).isEqualTo(404);
        assertThat(mine.put("/v1/accounts/self", ENTERPRISE).status()).isEqualTo(403);
    }

    @Test
    void anAccountHasAForm() {
        var operator = intake.operator();

        assertThat(operator.put("/v1/accounts/form-1", "{\"kind\":\"bank\",\"colour\":1}")
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(3);
        assertThat(operator.put("/v1/accounts/-bad", ENTERPRISE).status()).isEqualTo(400);
    }
}
