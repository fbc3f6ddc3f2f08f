package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Current drivers connect: the wire version, {@code hello} and sessions. */
class DriverCompatibilityTest extends StoreTest {

    private static final String PYTHON =
            Objects.requireNonNullElse(System.getenv("COUNTERSIGN_TEST_PYTHON"), "python3");

    @Test
    void helloDescribesAWritableStandaloneServerOfMongoDb7() {
        var hello = database().runCommand(new Document("hello", 1));

        assertThat(hello)
                .containsEntry("isWritablePrimary", true)
                .containsEntry("maxWireVersion", 21)
                .containsEntry("logicalSessionTimeoutMinutes", 30)
                .doesNotContainKey("setName");
        assertThat(database().runCommand(new Document("buildInfo", 1)).getString("version"))
                .isEqualTo("7.0.0");
    }

    @Test
    void operationsInASessionAreExecuted() {
        try (var session = client().startSession()) {
            documents().insertOne(session, new Document("_id", 1));
            assertThat(documents().find(session).first()).containsEntry("_id", 1);
        }
    }

    @Test
    void aTransactionIsRefused() {
        documents().insertOne(new Document("_id", 1));
        try (var session = client().startSession()) {
            session.startTransaction();

            assertThatThrownBy(() -> documents().insertOne(session, new Document("_id", 2)))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("does not support");
        }
        assertThat(documents().countDocuments()).isOne();
    }

    @Test
    void databasesAreListed() {
        documents().insertOne(new Document());

        assertThat(client().listDatabaseNames()).containsExactly("test");
    }

    @Test
    void pymongoConnectsAndWorks() throws IOException, InterruptedException, URISyntaxException {
        assumeTrue(run("-c", "import pymongo") == 0, "pymongo is not installed for " + PYTHON);

        var script = Objects.requireNonNull(getClass().getResource("/driver.py"));

        assertThat(run(Path.of(script.toURI()).toString(), store().uri())).isZero();
    }

    private static int run(String... arguments) throws InterruptedException {
        var command = new java.util.ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor(2 * WaitLimit.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new AssertionError("Timeout: " + command);
        } catch (IOException e) {
            return -1;
        }
    }
}
