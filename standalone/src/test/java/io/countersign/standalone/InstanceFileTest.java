package io.countersign.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.standalone.demo.DemoKeyPairs;
import io.countersign.standalone.demo.DemoTokens;
import io.countersign.standalone.demo.DemoUsers;
import io.countersign.standalone.process.DataDirectory;
import io.countersign.standalone.server.PortPlan;
import io.countersign.standalone.server.ServerAddresses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFileTest {

    @TempDir
    Path dir;

    @Test
    void writesAddressesAndUsersForScripts() throws Exception {
        try (var data = DataDirectory.open(dir, false)) {
            var servers = new ServerAddresses(new PortPlan(8080), "127.0.0.1:8100", "mongodb://127.0.0.1:8102");

            var content = new InstanceFile(
                            servers,
                            DemoUsers.in(data.demo()),
                            DemoTokens.of(data, servers),
                            new DemoKeyPairs(Map.of("acme-cloud", new DemoKeyPairs.Pair("AKID1", "secret"))))
                    .content();

            assertThat(content)
                    .containsEntry("intake", "http://127.0.0.1:8080")
                    .containsEntry("notification", "http://127.0.0.1:8083")
                    .containsEntry("issuer", "http://127.0.0.1:8084")
                    .containsEntry("kafka", "127.0.0.1:8100")
                    .containsEntry("mongodb", "mongodb://127.0.0.1:8102")
                    .containsKeys("quota", "review", "management", "platforms", "operator");
            assertThat(members(content, "accounts"))
                    .hasSize(25)
                    .allSatisfy(account -> assertThat(account)
                            .containsOnlyKeys(
                                    "id", "kind", "name", "token", "user", "password", "secretId", "secretKey"));
            assertThat(members(content, "accounts").getFirst())
                    .containsEntry("secretId", "AKID1")
                    .containsEntry("secretKey", "secret");
            assertThat(members(content, "reviewers"))
                    .extracting(reviewer -> reviewer.get("role"))
                    .containsExactly("reviewer", "senior", "lead", "auditor");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> members(Map<String, Object> content, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(content.get(name));
    }
}
