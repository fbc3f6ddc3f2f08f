package io.countersign.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.security.secret.SecretBox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rotation of the secrets key: after the secrets are sealed again, the former key is not needed any more. */
public abstract class ResealContract {

    private static final String FORMER = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private static final String CURRENT = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
    private static final String LOST = "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=";

    private final String collection;
    private final String ownerField;
    private final String prefix = TestServers.freshPrefix();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database;

    /** @param ownerField the field of the owner that a secret is bound to */
    protected ResealContract(String service, String collection, String ownerField) {
        this.collection = collection;
        this.ownerField = ownerField;
        this.database = client.getDatabase(prefix + "countersign_" + service);
    }

    /** Runs the mode of the service. */
    protected abstract int reseal(PrintStream out, PrintStream err, String... properties);

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    private void store(String id, String key) {
        var document =
                new Document("_id", id).append("secret", SecretBox.of(key).seal("secret of " + id, owner(id)));
        document.putIfAbsent(ownerField, owner(id));
        database.getCollection(collection).insertOne(document);
    }

    private String owner(String id) {
        return ownerField.equals("_id") ? id : "owner-" + id;
    }

    /** Opens with the current key alone, as a service does once the former key is removed. */
    private String opened(String id) {
        var found = Objects.requireNonNull(
                database.getCollection(collection).find(new Document("_id", id)).first());
        return SecretBox.of(CURRENT).open(found.getString("secret"), owner(id));
    }

    private int reseal(String current, List<String> previous) {
        return reseal(
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
