package io.countersign.intake.store.registry;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.intake.store.registry.SignatureRegistryContract.ONE;
import static io.countersign.intake.store.registry.SignatureRegistryContract.approved;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.intake.memory.InMemorySignatureRegistry;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.rules.lookalike.NameComparison;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;

class SignatureRegistryTest {

    @Nested
    class InMemory implements SignatureRegistryContract {

        private final SignatureRegistry registry = new InMemorySignatureRegistry();

        @Override
        public SignatureRegistry registry() {
            return registry;
        }
    }

    @Nested
    @SuppressWarnings("NullAway.Init") // set before each test
    class Mongo implements SignatureRegistryContract {

        private static final int MAX_ANSWERS = 100;

        private static MongoClient client;

        private final AtomicLong nanos = new AtomicLong();
        private MongoDatabase database;
        private SignatureRegistry registry;

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
            database = client.getDatabase(TestServers.freshPrefix() + "intake")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            new IndexInitializer(database, List.of(ApprovedNameDocument.INDEXES), IndexMode.CREATE).run();
            registry = instance(new ApprovalCache(MAX_ANSWERS, nanos::get));
        }

        @AfterEach
        void drop() {
            database.drop();
        }

        private SignatureRegistry instance(ApprovalCache answers) {
            return new MongoSignatureRegistry(MongoTemplates.of(database), CollectionNames.CURRENT, answers);
        }

        @Override
        public SignatureRegistry registry() {
            return registry;
        }

        /** A name for each of so many signatures, of which no two are alike. */
        private static List<ApprovedName> names(int many) {
            return LongStream.rangeClosed(1, many)
                    .mapToObj(id -> approved(new SignatureId(id), OTHER, "%08d".formatted(id * 7_919 % 99_999_989)))
                    .toList();
        }

        @Test
        void anotherInstanceAnswersByWhatItReadForAtMostHalfASecond() {
            var other = instance(new ApprovalCache(MAX_ANSWERS, nanos::get));
            registry.put(List.of(approved(ONE, ACME, "Acme")));
            assertThat(registry.isApproved(ACME, Region.GLOBAL, "Acme")).isTrue();
            assertThat(other.isApproved(ACME, Region.GLOBAL, "Acme")).isTrue();

            registry.remove(List.of(ONE));

            assertThat(registry.isApproved(ACME, Region.GLOBAL, "Acme")).isFalse();
            nanos.addAndGet(SignatureRegistry.MAX_AGE.toNanos() - 1);
            assertThat(other.isApproved(ACME, Region.GLOBAL, "Acme")).isTrue();
            nanos.addAndGet(1);
            assertThat(other.isApproved(ACME, Region.GLOBAL, "Acme")).isFalse();
        }

        @Test
        void memoryDoesNotGrowWithTheNumberOfNames() {
            var answers = new ApprovalCache(MAX_ANSWERS, nanos::get);
            var bounded = instance(answers);
            bounded.put(names(2_000));

            for (var name : names(2_000)) {
                assertThat(bounded.isApproved(OTHER, Region.GLOBAL, name.name()))
                        .as(name.name())
                        .isTrue();
            }

            assertThat(answers.size()).isBetween(1L, (long) MAX_ANSWERS);
        }

        @Test
        void eachQueryExaminesWhatItFinds() {
            registry.put(names(2_000));
            registry.remove(List.of(new SignatureId(3)));
            var wanted = names(2_000).get(999);

            var sent = explained(MongoSignatureRegistry.withContent(
                    List.of(ApprovedNameDocument.content(OTHER, Region.GLOBAL, wanted.name()), "acme/global/none")));
            var like = explained(MongoSignatureRegistry.withVariant(NameComparison.variants(wanted.name())));

            assertThat(sent.toJson()).contains("\"content\"").contains("IXSCAN");
            assertThat(examined(sent)).isEqualTo(1);
            assertThat(like.toJson()).contains("\"variants\"").contains("IXSCAN");
            assertThat(examined(like)).isBetween(1, 20);
        }

        @Test
        void aFloodOfSimilarNamesCostsABoundedRead() {
            registry.put(LongStream.rangeClosed(1, MongoSignatureRegistry.MAX_EXAMINED + 500)
                    .mapToObj(id -> approved(new SignatureId(id), OTHER, "Xinghe"))
                    .toList());

            var like = explained(MongoSignatureRegistry.withVariant(NameComparison.variants("Xinghe")));

            assertThat(examined(like)).isLessThanOrEqualTo(MongoSignatureRegistry.MAX_EXAMINED + 1);
            assertThat(registry.near("Xinghe", ACME)).hasSize(SignatureRegistry.MAX_NEAR);
        }

        private Document explained(Query query) {
            return database.getCollection(ApprovedNameDocument.COLLECTION)
                    .find(query.getQueryObject())
                    .limit(query.getLimit())
                    .explain(ExplainVerbosity.EXECUTION_STATS);
        }

        private static int examined(Document explained) {
            return explained
                    .getEmbedded(List.of("executionStats", "totalDocsExamined"), Number.class)
                    .intValue();
        }
    }
}
