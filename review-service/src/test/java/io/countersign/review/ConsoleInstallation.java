package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.issuer.Issuer;
import io.countersign.issuer.IssuerSettings;
import io.countersign.issuer.Secret;
import io.countersign.issuer.TokenMint;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A real issuer with reviewers, and any number of instances of the review service behind its login. */
final class ConsoleInstallation implements AutoCloseable {

    static final String PASSWORD = Secret.fresh();
    static final List<String> USERS = List.of("rita", "ravi", "sena", "lena", "otto", "acme", "nora");

    final Topics topics;
    final Issuer issuer;
    final String issuerUrl;

    private final String prefix = TestServers.freshPrefix();
    private final String secret = Secret.fresh();
    private final Path directory;
    private final List<Integer> ports;
    private int started;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    private final KafkaProducer<String, byte[]> quota = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka()), new StringSerializer(), new ByteArraySerializer());

    /** @param instances how many instances may be started */
    ConsoleInstallation(int instances) {
        topics = new Topics(prefix);
        admin.createTopics(List.of(
                new NewTopic(topics.admissions(), 3, (short) 1), new NewTopic(topics.certificates(), 3, (short) 1)));
        ports = freePorts(instances + 1);
        issuerUrl = "http://127.0.0.1:" + ports.getLast();
        try {
            directory = Files.createTempDirectory("countersign-console");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        issuer = Issuer.start(new IssuerSettings(
                "127.0.0.1", ports.getLast(), issuerUrl, keyFile(), users(), List.of(client(instances))));
    }

    private Path keyFile() {
        return directory.resolve("key.json");
    }

    private static List<Integer> freePorts(int count) {
        return Stream.generate(() -> {
                    try (var socket = new ServerSocket(0)) {
                        return socket.getLocalPort();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                })
                .distinct()
                .limit(count)
                .toList();
    }

    private static List<IssuerSettings.User> users() {
        return List.of(
                user("rita", Map.of("roles", List.of("reviewer"))),
                user("ravi", Map.of("roles", List.of("reviewer"))),
                user("sena", Map.of("roles", List.of("senior"))),
                user("lena", Map.of("roles", List.of("lead"))),
                user("otto", Map.of("roles", List.of("auditor"))),
                user("acme", Map.of("account", "acme", "scope", "console:work")),
                user("nora", Map.of("roles", List.of("operator"))));
    }

    private static IssuerSettings.User user(String name, Map<String, Object> claims) {
        return new IssuerSettings.User(name, Secret.hash(PASSWORD), Set.of("review:read", "review:decide"), claims);
    }

    private IssuerSettings.Client client(int instances) {
        var consoles = ports.stream()
                .limit(instances)
                .map(port -> "http://127.0.0.1:" + port + "/console/")
                .toList();
        return new IssuerSettings.Client(
                "console",
                Secret.hash(secret),
                Set.of(),
                Map.of(),
                Duration.ofHours(1),
                Set.copyOf(consoles.stream().map(url -> url + "callback").toList()),
                Set.copyOf(consoles.stream().map(url -> url + "signed-out").toList()));
    }

    /** The next instance; rules read their verdict in the name. */
    ConfigurableApplicationContext start(String... settings) {
        var port = ports.get(started++);
        var arguments = Stream.concat(
                Stream.of(
                        "countersign.prefix=" + prefix,
                        "countersign.kafka.replication=1",
                        "countersign.kafka.partitions=3",
                        "spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                        "spring.mongodb.uri=" + TestServers.mongoUri(),
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuerUrl,
                        "countersign.secrets-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                        "countersign.console.client-id=console",
                        "countersign.console.client-secret=" + secret,
                        "countersign.review.sweep-every=200ms",
                        "server.address=127.0.0.1",
                        "server.port=" + port,
                        "management.server.port=0"),
                Stream.of(settings));
        var service = ReviewService.builder()
                .sources(RulesByName.class)
                .run(arguments.map(setting -> "--" + setting).toArray(String[]::new));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(readiness(service)).contains("\"status\":\"UP\""));
        return service;
    }

    private String readiness(ConfigurableApplicationContext service) throws Exception {
        var port = service.getEnvironment().getProperty("local.management.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(TestTimeouts.LIMIT);
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    static String url(ConfigurableApplicationContext service) {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    /** A bearer token with these scopes. */
    String token(String subject, String... scopes) {
        return new TokenMint(keyFile(), issuerUrl, InstantSource.system())
                .mint(subject, Set.of(scopes), Map.of("roles", List.of("lead")), Duration.ofHours(1));
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    void publish(CloudEvent<AdmissionEvent> event) throws Exception {
        var admission =
                new ProducerRecord<>(topics.admissions(), event.accountid().value(), json.writeValueAsBytes(event));
        event.headers().forEach((name, value) -> admission.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        quota.send(admission).get();
    }

    @Override
    public void close() {
        quota.close();
        admin.close();
        issuer.close();
        http.close();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
