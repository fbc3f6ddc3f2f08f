package io.countersign.quota;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AccountEvent.AccountRegistered;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.store.AccountRegistrationStore;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service, started once for all tests of the module, and the world around it: intake, review and callers. */
final class RunningQuota {

    static final RunningQuota QUOTA = new RunningQuota();

    private static final int PARTITIONS = 3;

    final String prefix = TestServers.freshPrefix();
    final Topics topics = new Topics(prefix);
    final TestIssuer issuer = TestIssuer.start();
    final ConfigurableApplicationContext context;
    final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> producer;

    private RunningQuota() {
        topicsOfOthers();
        context = QuotaService.builder().run(arguments());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafka(), "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private final Map<String, Long> registrations = new ConcurrentHashMap<>();

    /** Publishes as intake or review would; acknowledged on return. */
    void publish(String topic, CloudEvent<? extends Event> event) {
        var message = new ProducerRecord<>(topic, event.accountid().value(), json.writeValueAsBytes(event));
        event.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        send(message);
    }

    void publishWithout(String member, String topic, CloudEvent<? extends Event> event) {
        var body = (ObjectNode) json.valueToTree(event);
        ((ObjectNode) body.get("data")).remove(member);
        publish(topic, event.accountid().value(), json.writeValueAsBytes(body));
    }

    void publish(String topic, String key, byte[] body) {
        send(new ProducerRecord<>(topic, key, body));
    }

    private void send(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Everything that quota has said about an account so far, without repeats: the first event of each id. */
    List<CloudEvent<AdmissionEvent>> admissions(String account) {
        return admissions(account, 0);
    }

    /** Of the records about an account, those behind the first {@code skipped} ones, repeats among them. */
    List<CloudEvent<AdmissionEvent>> admissions(String account, long skipped) {
        return recordsOf(account, topics.admissions())
                .skip(skipped)
                .map(said -> json.readValue(said.value(), new TypeReference<CloudEvent<AdmissionEvent>>() {}))
                .collect(Collectors.toMap(CloudEvent::id, said -> said, (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Records about an account in the admissions, with repeats. */
    long countAdmissions(String account) {
        return recordsOf(account, topics.admissions()).count();
    }

    private Stream<ConsumerRecord<String, byte[]>> recordsOf(String account, String topic) {
        return records(topic).stream().filter(said -> account.equals(said.key()));
    }

    /** A topic from its beginning to its present end. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(TestServers.consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var all = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var ends = consumer.endOffsets(all);
            while (all.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    ApplicationContext context() {
        return context;
    }

    MongoDatabase database() {
        return context.getBean(MongoDatabase.class);
    }

    KafkaListenerEndpointRegistry listeners() {
        return context.getBean(KafkaListenerEndpointRegistry.class);
    }

    /** An ordinary request to the API. */
    HttpRequest.Builder request(String path, String token) {
        return open(path).header("Authorization", "Bearer " + token);
    }

    HttpRequest.Builder open(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.server.port") + path))
                .timeout(TestTimeouts.LIMIT);
    }

    HttpResponse<String> management(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.management.port") + path))
                .timeout(TestTimeouts.LIMIT));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Publishes the registration as intake would, and waits until it is known. */
    void register(String account, @Nullable String platform) {
        var id = new AccountId(account);
        var version = registrations.merge(account, 1L, Long::sum);
        publish(
                topics.accounts(),
                CloudEvent.of("/intake", Instant.now(), id, new AccountRegistered(id, platform, version)));
        var store = context.getBean(AccountRegistrationStore.class);
        await().atMost(TestTimeouts.LIMIT).until(() -> {
            var known = store.find(account);
            return known != null && known.version() == version;
        });
    }

    HttpResponse<String> putLimit(String account, String token, String body) {
        return send(request("/v1/quota/limit", token)
                .header("Countersign-Account", account)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    String operator() {
        return issuer.token(Map.of("sub", "olga", "scope", "limits:write quota:read operator"));
    }

    private String port(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    private void topicsOfOthers() {
        var created = Stream.of(topics.accounts(), topics.applications(), topics.decisions())
                .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                .toList();
        try {
            admin.createTopics(created).all().get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String[] arguments() {
        var own = Stream.of("countersign.quota.sweep.every=500ms");
        return Stream.concat(Stream.of(TestServers.properties(prefix, issuer)), own)
                .map(property -> "--" + property)
                .toArray(String[]::new);
    }
}
