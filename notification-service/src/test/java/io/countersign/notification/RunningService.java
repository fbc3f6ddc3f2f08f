package io.countersign.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AccountEvent.AccountRegistered;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.store.AccountRegistrationStore;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service on the test servers, with its surroundings: topics, tokens and a browser. */
final class RunningService implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    final String prefix = TestServers.freshPrefix();
    final Topics topics = new Topics(prefix);
    final TestIssuer issuer = TestIssuer.start();
    final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    private final Map<String, Long> registrations = new ConcurrentHashMap<>();
    private ConfigurableApplicationContext context;

    RunningService() {
        try (var admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic(topics.accounts(), 3, (short) 1),
                            new NewTopic(topics.decisions(), 3, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        context = start();
        await().atMost(TestTimeouts.LIMIT)
                .until(() -> manage("/actuator/health/readiness").status() == 200);
    }

    private ConfigurableApplicationContext start() {
        return NotificationService.builder().run(arguments());
    }

    private String[] arguments() {
        var properties = new ArrayList<>(List.of(TestServers.properties(prefix, issuer)));
        properties.add("countersign.webhooks.allow-private=true");
        properties.add("countersign.webhooks.timeout=2s");
        properties.add("countersign.webhooks.delays=200ms,200ms,200ms");
        return properties.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    /** Stops the service, runs {@code meanwhile}, and starts it again on the same data. */
    void restart(Runnable meanwhile) {
        context.close();
        meanwhile.run();
        context = start();
    }

    MongoDatabase database() {
        return context.getBean(MongoDatabase.class);
    }

    static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    }

    void decide(CloudEvent<DecisionEvent> event) {
        decideUnder(event.accountid().value(), event);
    }

    void decideUnder(String key, CloudEvent<DecisionEvent> event) {
        send(key, bytes(event));
    }

    void decideWithout(String member, CloudEvent<DecisionEvent> event) {
        var body = JSON.readTree(bytes(event));
        ((ObjectNode) body.get("data")).remove(member);
        send(event.accountid().value(), JSON.writeValueAsBytes(body));
    }

    private static byte[] bytes(CloudEvent<DecisionEvent> event) {
        return JSON.writerFor(new TypeReference<CloudEvent<DecisionEvent>>() {}).writeValueAsBytes(event);
    }

    /** Publishes the registration as intake would, and waits until it is known. */
    void register(String account, @Nullable String platform) {
        var id = new AccountId(account);
        var version = registrations.merge(account, 1L, Long::sum);
        send(
                topics.accounts(),
                account,
                JSON.writeValueAsBytes(
                        CloudEvent.of("/intake", Instant.now(), id, new AccountRegistered(id, platform, version))));
        var store = context.getBean(AccountRegistrationStore.class);
        await().atMost(TestTimeouts.LIMIT).until(() -> {
            var known = store.find(account);
            return known != null && known.version() == version;
        });
    }

    void send(String key, byte[] body) {
        send(topics.decisions(), key, body);
    }

    private void send(String topic, String key, byte[] body) {
        try {
            var posted = new ProducerRecord<>(topic, key, body);
            posted.headers().add(CloudEvent.SUBJECT_HEADER, "77".getBytes(UTF_8));
            producer.send(posted).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Everything that a topic holds by now. */
    static List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer =
                new KafkaConsumer<>(TestServers.consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = new HashMap<>(consumer.endOffsets(partitions));
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    /** The notices without repeats; one that was published with two contents occurs twice. */
    List<JsonNode> published() {
        return read(topics.notices()).stream()
                .map(record -> JSON.readTree(record.value()))
                .distinct()
                .toList();
    }

    /** What the service answered. */
    record Answer(int status, String body, Map<String, List<String>> headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Answer get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    Answer call(String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(url("local.server.port") + path))
                .timeout(TestTimeouts.LIMIT)
                .method(method, publisher);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Answer manage(String path) {
        return send(HttpRequest.newBuilder(URI.create(url("local.management.port") + path))
                .timeout(TestTimeouts.LIMIT)
                .build());
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String url(String port) {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getEnvironment().getProperty(port));
    }

    Answer put(String url, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        return call("PUT", "/v1/endpoints", "{\"url\":\"" + url + "\"}", all.toArray(String[]::new));
    }

    String[] as(String account) {
        return new String[] {"Authorization", "Bearer " + issuer.token(account, "notices:read", "endpoints:write")};
    }

    String[] asPlatform(String platform, String... headers) {
        var token = issuer.token(
                Map.of("sub", platform, "platform", platform, "scope", "platform notices:read endpoints:write"));
        var all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        context.close();
        producer.close();
        issuer.close();
        http.close();
    }
}
