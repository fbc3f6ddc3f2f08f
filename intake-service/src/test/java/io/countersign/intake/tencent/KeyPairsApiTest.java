package io.countersign.intake.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeyPairsApiTest {

    private static final String NOTHING = "{\"International\":0,\"SignIdSet\":[]}";

    private final RunningCalls running = RunningCalls.running();
    private final Client operator = running.operator();

    @Test
    void theSecretIsShownOnce() {
        var keys = running.keys("shown-once");

        var listed = operator.get("/v1/accounts/shown-once/keys");

        assertThat(keys.secret()).hasSize(32);
        assertThat(listed.text()).contains(keys.id()).doesNotContain(keys.secret());
        assertThat(listed.json().path("keys").get(0).path("permissions").toString())
                .isEqualTo("[\"read\",\"write\",\"send\"]");
        assertThat(listed.json().path("keys").get(0).path("createdBy").asString(""))
                .isEqualTo("olga");
    }

    @Test
    void theStoreHasNoSecret() {
        var keys = running.keys("stored");
        var pairs = running.context().getBean(MongoDatabase.class).getCollection("keyPairs");

        var stored =
                Objects.requireNonNull(pairs.find(Filters.eq("_id", keys.id())).first());

        assertThat(stored.toJson()).contains("stored").doesNotContain(keys.secret());
    }

    @Test
    void tenPairsAreEnough() {
        running.keys("many");
        for (int i = 1; i < 10; i++) {
            assertThat(operator.post("/v1/accounts/many/keys", RunningCalls.ALL_PERMISSIONS)
                            .status())
                    .isEqualTo(201);
        }

        var eleventh = operator.post("/v1/accounts/many/keys", RunningCalls.ALL_PERMISSIONS);

        assertThat(eleventh.status()).isEqualTo(409);
        assertThat(eleventh.string("code")).isEqualTo("TOO_MANY_KEYS");
    }

    @Test
    void aDisabledPairFailsAtOnceAtEveryInstance() {
        var keys = running.keys("disabled");
        var other = running.keys("disabled");
        var elsewhere = Running.port(running.intake().context(), "server");
        for (int port : new int[] {running.port(), elsewhere}) {
            assertThat(code(port, keys)).isEmpty();
        }

        var disabled = operator.post("/v1/accounts/disabled/keys/" + keys.id() + "/disable", "");

        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.json().path("enabled").asBoolean(true)).isFalse();
        assertThat(disabled.string("disabledBy")).isEqualTo("olga");
        for (int port : new int[] {running.port(), elsewhere}) {
            assertThat(code(port, keys)).isEqualTo("AuthFailure.SecretIdNotFound");
            assertThat(code(port, other)).isEmpty();
        }
    }

    @Test
    void aPairDoesOnlyWhatItIsFor() {
        running.keys("limited");
        var made = operator.post("/v1/accounts/limited/keys", "{\"permissions\":[\"send\"]}");
        var sender = new RunningCalls.Keys(made.string("secretId"), made.string("secretKey"));

        assertThat(code(running.port(), sender)).isEqualTo("AuthFailure.UnauthorizedOperation");
        assertThat(operator.post("/v1/accounts/limited/keys", "{\"permissions\":[\"all\"]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aPairWithoutPermissionsIsRefused() {
        running.keys("unpermitted");
        for (var body : new String[] {"{}", "{\"permissions\":[]}"}) {
            var answer = operator.post("/v1/accounts/unpermitted/keys", body);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").asString("")).isEqualTo("/permissions");
        }
        assertThat(operator.get("/v1/accounts/unpermitted/keys")
                        .json()
                        .path("keys")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aPlatformHasThePairsOfItsAccountsOnly() {
        running.keys("of-nobody");
        var platform = new Client(
                running.port(),
                running.intake()
                        .issuer()
                        .token(Map.of("sub", "bulk", "platform", "bulk", "scope", "platform accounts:write")));
        platform.put("/v1/accounts/bulk.of", "{\"kind\":\"enterprise\",\"verifiedName\":\"Bulk Ltd\"}");

        var made = platform.post("/v1/accounts/bulk.of/keys", RunningCalls.ALL_PERMISSIONS);

        assertThat(made.status()).isEqualTo(201);
        var own = "/v1/accounts/bulk.of/keys";
        assertThat(platform.get(own).text()).contains(made.string("secretId"));
        assertThat(platform.post(own + "/" + made.string("secretId") + "/disable", "")
                        .status())
                .isEqualTo(200);
        assertThat(platform.get(own).json().at("/keys/0/disabledBy").asString(""))
                .isEqualTo("bulk");
        assertThat(platform.post("/v1/accounts/of-nobody/keys", RunningCalls.ALL_PERMISSIONS)
                        .status())
                .isEqualTo(404);
        assertThat(platform.get("/v1/accounts/of-nobody/keys").status()).isEqualTo(404);
        assertThat(platform.post("/v1/accounts/of-nobody/keys/" + made.string("secretId") + "/disable", "")
                        .status())
                .isEqualTo(404);
        assertThat(operator.post("/v1/accounts/of-nobody/keys/" + made.string("secretId") + "/disable", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAccountMakesNoPairsForItself() {
        running.keys("itself");
        var account = new Client(
                running.port(), running.intake().issuer().token("itself", "applications:write", "applications:read"));

        assertThat(account.post("/v1/accounts/itself/keys", RunningCalls.ALL_PERMISSIONS)
                        .status())
                .isEqualTo(403);
        assertThat(account.get("/v1/accounts/itself/keys").status()).isEqualTo(403);
        assertThat(operator.post("/v1/accounts/no one/keys".replace(" ", "%20"), RunningCalls.ALL_PERMISSIONS)
                        .status())
                .isEqualTo(404);
        assertThat(operator.post("/v1/accounts/unregistered/keys", RunningCalls.ALL_PERMISSIONS)
                        .status())
                .isEqualTo(404);
    }

    private String code(int port, RunningCalls.Keys keys) {
        return running.call(port, keys, "DescribeSmsSignList", NOTHING)
                .path("Error")
                .path("Code")
                .asString("");
    }
}
