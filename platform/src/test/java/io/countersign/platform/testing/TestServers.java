package io.countersign.platform.testing;

import io.countersign.embedded.EmbeddedBroker;
import io.countersign.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * One broker and one store for all tests of a JVM: those that the environment names, else containers where Docker has
 * the images already, else the embedded ones. The log says which. Tests share them by {@link #freshPrefix()}.
 */
public final class TestServers {

    private static final Logger LOG = LoggerFactory.getLogger(TestServers.class);
    private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    private static final String MONGODB_IMAGE = "mongo:8.0";

    private TestServers() {}

    /** The broker's address. */
    public static String kafka() {
        return Kafka.ADDRESS;
    }

    /**
     * Of a consumer that reads a topic's records, as the services do only what is committed. A fetch that waits for more
     * holds up whatever is asked after it.
     */
    public static Map<String, Object> consumer() {
        return Map.of(
                "bootstrap.servers",
                kafka(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                10);
    }

    /** The store's URI. */
    public static String mongoUri() {
        return Mongo.URI;
    }

    /** A prefix for topics, groups and databases that is unused. */
    public static String freshPrefix() {
        return "t" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10) + "-";
    }

    /** The settings with which a service's context runs on these servers. */
    public static String[] properties(String prefix, TestIssuer issuer) {
        return new String[] {
            "countersign.prefix=" + prefix,
            "countersign.kafka.replication=1",
            "countersign.kafka.partitions=3",
            "spring.kafka.bootstrap-servers=" + kafka(),
            "spring.mongodb.uri=" + mongoUri(),
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri(),
            "countersign.secrets-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "server.port=0",
            "management.server.port=0"
        };
    }

    /** The same as arguments of a start, which are stronger than the service's own file. */
    public static String[] arguments(String prefix, TestIssuer issuer) {
        return Arrays.stream(properties(prefix, issuer))
                .map(property -> "--" + property)
                .toArray(String[]::new);
    }

    private static final class Kafka {

        static final String ADDRESS = start();

        private static String start() {
            var given = System.getenv("COUNTERSIGN_TEST_KAFKA");
            if (given != null) {
                LOG.info("Broker for tests: {} of the environment", given);
                return given;
            }
            return hasImages() ? container() : embedded();
        }

        @SuppressWarnings("resource")
        private static String container() {
            var kafka = new KafkaContainer(KAFKA_IMAGE);
            kafka.start();
            LOG.info("Broker for tests: container {}", KAFKA_IMAGE);
            return kafka.getBootstrapServers();
        }

        private static String embedded() {
            try {
                var directory = Files.createTempDirectory("countersign-broker");
                var broker = new EmbeddedBroker(directory, 0, 0);
                atExit(() -> {
                    broker.close();
                    Directories.delete(directory);
                });
                LOG.info("Broker for tests: embedded");
                return broker.bootstrapServers();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static final class Mongo {

        static final String URI = start();

        private static String start() {
            var given = System.getenv("COUNTERSIGN_TEST_MONGODB_URI");
            if (given != null) {
                LOG.info("Store for tests: of the environment");
                return given;
            }
            return hasImages() ? container() : embedded();
        }

        @SuppressWarnings("resource")
        private static String container() {
            var mongo = new MongoDBContainer(MONGODB_IMAGE);
            mongo.start();
            LOG.info("Store for tests: container {}", MONGODB_IMAGE);
            return mongo.getConnectionString();
        }

        private static String embedded() {
            var store = EmbeddedStore.inMemory(0);
            atExit(store::close);
            LOG.info("Store for tests: embedded");
            return store.uri();
        }
    }

    private static void atExit(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "test-servers"));
    }

    private static boolean hasImages() {
        return Images.PRESENT;
    }

    /** Asked for once, and never pulled. */
    private static final class Images {

        static final boolean PRESENT = inspect();

        private static boolean inspect() {
            try {
                var docker = new ProcessBuilder("docker", "image", "inspect", KAFKA_IMAGE, MONGODB_IMAGE)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (docker.waitFor(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    return docker.exitValue() == 0;
                }
                docker.destroyForcibly();
                return false;
            } catch (IOException none) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
