package io.countersign.platform.kafka.listener;

import io.countersign.embedded.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An embedded broker that authenticates its clients by SASL and checks their permissions, with its administrator. */
final class PermissionBroker implements AutoCloseable {

    private static final String PASSWORD = "secret";
    private static final String ADMIN_LOGIN = login("plain.PlainLoginModule", "admin", "admin-secret");

    private final EmbeddedBroker broker;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    PermissionBroker(Path directory) {
        int port = freePort();
        int controllerPort = freePort();
        broker = new EmbeddedBroker(directory, port, controllerPort, settings(port, controllerPort));
        admin = Admin.create(client("PLAIN", ADMIN_LOGIN));
        producer = new KafkaProducer<>(client("PLAIN", ADMIN_LOGIN), new StringSerializer(), new ByteArraySerializer());
    }

    /** The controller's listener is the only one without authentication. */
    private static Map<String, String> settings(int port, int controllerPort) {
        var clients = "CLIENTS://127.0.0.1:" + port;
        return Map.ofEntries(
                Map.entry("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", clients),
                Map.entry("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "CLIENTS"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry(
                        "listener.name.clients.plain.sasl.jaas.config",
                        ADMIN_LOGIN.replace(";", " user_admin=\"admin-secret\";")),
                Map.entry(
                        "listener.name.clients.scram-sha-256.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:admin;User:ANONYMOUS"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String login(String module, String user, String password) {
        return "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\";"
                .formatted(module, user, password);
    }

    private Map<String, Object> client(String mechanism, String login) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                login);
    }

    /** The settings of a client that logs in as the user, who need not exist. */
    Map<String, Object> clientOf(String user) {
        return client("SCRAM-SHA-256", login("scram.ScramLoginModule", user, PASSWORD));
    }

    void createUser(String user) {
        var credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4_096);
        done(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user, credential, PASSWORD)))
                .all());
    }

    void createTopic(String topic) {
        done(admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
    }

    void grantRead(ResourceType type, String name, String user) {
        done(admin.createAcls(List.of(read(type, name, user))).all());
    }

    void revokeRead(ResourceType type, String name, String user) {
        done(admin.deleteAcls(List.of(read(type, name, user).toFilter())).all());
    }

    private static AclBinding read(ResourceType type, String name, String user) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", AclOperation.READ, AclPermissionType.ALLOW));
    }

    void publish(String topic, String key) {
        try {
            producer.send(new ProducerRecord<>(topic, key, new byte[0])).get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void done(KafkaFuture<?> future) {
        try {
            future.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        broker.close();
    }
}
