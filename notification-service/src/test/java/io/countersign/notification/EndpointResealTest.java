package io.countersign.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.security.SecretBox;
import io.countersign.platform.testing.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rotation of the secrets key: after the secrets are sealed again, the former key is not needed any more. */
class EndpointResealTest {

    private static final String FORMER = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private static final String CURRENT = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
    private static final String LOST = "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=";

    private final String prefix = TestServers.freshPrefix();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @SuppressWarnings("NullAway.Init") // set before each test
    private MongoClient client;

    @SuppressWarnings("NullAway.Init") // set before each test
    private MongoDatabase database;

    @BeforeEach
    void connect() {
        client = MongoClients.create(TestServers.mongoUri());
        database = client.getDatabase(prefix + "countersign_notification");
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    private void store(String id, String key) {
        database.getCollection("endpoints")
                .insertOne(new Document("_id", id)
                        .append("id", "endpoint-" + id)
                        .append("secret", SecretBox.of(key).seal("secret of " + id, "endpoint-" + id)));
    }

    /** Opens with the current key alone, as a service does once the former key is removed. */
    private String opened(String id) {
        var found = Objects.requireNonNull(database.getCollection("endpoints")
                .find(new Document("_id", id))
                .first());
        return SecretBox.of(CURRENT).open(found.getString("secret"), "endpoint-" + id);
    }

    private int reseal(String current, List<String> previous) {
        return NotificationService.reseal(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                "--spring.mongodb.uri=" + TestServers.mongoUri(),
                "--countersign.prefix=" + prefix,
                "--countersign.secrets-key=" + current,
                "--countersign.secrets-previous-keys=" + String.join(",", previous));
    }

    @Test
    void afterResealingTheFormerKeyIsNotNeeded() {
        store("one", FORMER);
        store("two", FORMER);
        store("three", CURRENT);

        int status = reseal(CURRENT, List.of(FORMER));

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString(UTF_8))
                .contains("2 secrets sealed by the current key, 1 were already, 0 cannot be opened");
        assertThat(List.of(opened("one"), opened("two"), opened("three")))
                .containsExactly("secret of one", "secret of two", "secret of three");
        out.reset();
        assertThat(reseal(CURRENT, List.of())).isZero();
        assertThat(out.toString(UTF_8)).contains("0 secrets sealed by the current key, 3 were already");
    }

    @Test
    void aSecretOfALostKeyIsReportedAndKeptAndTheOthersAreSealed() {
        store("lost", LOST);
        store("good", FORMER);

        int status = reseal(CURRENT, List.of(FORMER));

        assertThat(status).isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("lost: Sealed by the key").doesNotContain("good");
        assertThat(opened("good")).isEqualTo("secret of good");
    }

    @Test
    void aMalformedKeyIsReportedInOneLine() {
        assertThat(reseal("short", List.of())).isEqualTo(3);
        assertThat(err.toString(UTF_8))
                .contains("COUNTERSIGN_SECRETS_KEY must be")
                .hasLineCount(1);
    }
}
