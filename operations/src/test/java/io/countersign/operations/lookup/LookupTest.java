package io.countersign.operations.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.countersign.operations.CommandOutput;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookupTest {

    private static final String SUBMITTED = """
            {"id":"submitted:1001:1","type":"io.countersign.application.submitted.v1","time":"2026-11-23T12:00:00Z",\
            "data":{"application":{"name":"Acme Cloud"}}}""";
    private static final String OUTCOME = """
            {"id":"outcome:1001:1","type":"io.countersign.signature.approved.v1","time":"2026-11-23T13:00:00Z","data":{}}""";

    private final ServerConnection connection =
            new ServerConnection(TestServers.kafka(), TestServers.mongoUri(), TestServers.freshPrefix());
    private final MongoClient client = connection.mongoClient();

    @BeforeEach
    void oneSignatureAndThreeAccounts() {
        connection
                .database(client, "intake")
                .getCollection("views")
                .insertOne(new Document("_id", "1001")
                        .append("account", "acme")
                        .append("texts", new Document("outcome:1", OUTCOME).append("submitted:1", SUBMITTED)));
        connection
                .database(client, "review")
                .getCollection("cases")
                .insertOne(new Document("_id", "1001")
                        .append("account", "acme")
                        .append("revisions", new Document("1", new Document("state", "approved"))));
        connection
                .database(client, "intake")
                .getCollection("accounts")
                .insertMany(List.of(account("acme", ""), account("beta", "bulksms"), account("gamma", "bulksms")));
    }

    private static Document account(String id, String platform) {
        return new Document("_id", id)
                .append("kind", "ENTERPRISE")
                .append("verifiedName", "Harbour Lantern Trading")
                .append("language", "EN")
                .append("platform", platform);
    }

    @AfterEach
    void close() {
        connection.database(client, "intake").drop();
        connection.database(client, "review").drop();
        client.close();
    }

    private CommandOutput run(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--kafka", connection.kafka(), "--mongodb-uri", connection.mongodbUri()));
        line.addAll(List.of("--prefix", connection.prefix()));
        return CommandOutput.run(line.toArray(String[]::new));
    }

    @Test
    void findsASignatureByItsIdAlone() {
        var shell = run("signature", "1001");

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines())
                .containsSequence(
                        "signature  1001", "account    acme", "name       Acme Cloud", "revision   1 approved")
                .filteredOn(line -> line.startsWith("2026-"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("submitted:1001:1"),
                        line -> assertThat(line).contains("outcome:1001:1"));
    }

    @Test
    void reportsThatThereIsNoSuchSignature() {
        var shell = run("signature", "1002");

        assertThat(shell.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(shell.out()).contains("There is no signature 1002");
    }

    @Test
    void listsAccountsInPages() {
        var first = run("accounts", "--limit", "2");
        var second = run("accounts", "--after", "beta");

        assertThat(first.out()).contains("acme", "beta", "2 accounts; --after").doesNotContain("gamma");
        assertThat(second.out()).contains("gamma", "1 accounts").doesNotContain("acme");
    }

    @Test
    void listsTheAccountsOfAPlatform() {
        assertThat(run("accounts", "--platform", "bulksms").out())
                .contains("beta", "gamma", "2 accounts")
                .doesNotContain("acme");
        assertThat(run("accounts", "--platform", "other").exit()).isEqualTo(ExitCode.FINDINGS);
    }
}
