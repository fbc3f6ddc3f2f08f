package io.countersign.embedded;

import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on the server that the environment names, to show that it describes MongoDB. */
@EnabledIfEnvironmentVariable(named = ServerIndexTest.URI, matches = ".+", disabledReason = "No MongoDB server named")
class ServerIndexTest extends IndexContract {

    static final String URI = "COUNTERSIGN_TEST_MONGODB_URI";

    @Override
    String uri() {
        return Objects.requireNonNull(System.getenv(URI));
    }
}
