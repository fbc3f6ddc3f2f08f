package io.countersign.intake.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.countersign.intake.domain.certificate.CertificateUsageStore;
import io.countersign.intake.memory.InMemoryCertificateUsage;
import io.countersign.platform.testing.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class CertificateUsageTest {

    @Nested
    class InMemory implements CertificateUsageContract {

        private final CertificateUsageStore usage = new InMemoryCertificateUsage();

        @Override
        public CertificateUsageStore usage() {
            return usage;
        }
    }

    @Nested
    @SuppressWarnings("NullAway.Init") // set before each test
    class Mongo implements CertificateUsageContract {

        private static MongoClient client;

        private CertificateUsageStore usage;

        @BeforeAll
        static void connect() {
            client = MongoClients.create(TestServers.mongoUri());
        }

        @AfterAll
        static void close() {
            client.close();
        }

        @BeforeEach
        void open() {
            usage = new MongoCertificateUsageStore(client.getDatabase(TestServers.freshPrefix() + "intake"));
        }

        @Override
        public CertificateUsageStore usage() {
            return usage;
        }
    }
}
