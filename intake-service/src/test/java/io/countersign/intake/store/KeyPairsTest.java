package io.countersign.intake.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.intake.domain.credential.KeyPairStore;
import io.countersign.intake.memory.InMemoryKeyPairs;
import io.countersign.platform.security.secret.SecretKeyProperties;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The store of key pairs and the one in memory do the same. */
class KeyPairsTest {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Nested
    class InMemory implements KeyPairsContract {

        private final KeyPairStore pairs = new InMemoryKeyPairs();

        @Override
        public KeyPairStore pairs() {
            return pairs;
        }
    }

    @Nested
    class Mongo implements KeyPairsContract {

        private static final MongoDatabase DATABASE = database();
        private static final MongoKeyPairStore PAIRS = new MongoKeyPairStore(MongoTemplates.of(DATABASE));

        static {
            new IndexInitializer(DATABASE, List.of(KeyPairDocument.INDEXES), IndexMode.CREATE).run();
        }

        @SuppressWarnings("resource") // as long as the tests run
        private static MongoDatabase database() {
            return MongoClients.create(TestServers.mongoUri()).getDatabase(TestServers.freshPrefix() + "intake");
        }

        @Override
        public KeyPairStore pairs() {
            return PAIRS;
        }
    }

    @Test
    void aSecretIsSealedByTheKey() {
        var sealer = new SecretBoxSealer(new SecretKeyProperties(KEY, List.of()));

        var sealed = sealer.seal("secret", "AKID1");

        assertThat(sealed).doesNotContain("secret");
        assertThat(sealer.open(sealed, "AKID1")).isEqualTo("secret");
    }
}
