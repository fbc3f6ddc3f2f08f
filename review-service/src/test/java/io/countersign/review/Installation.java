package io.countersign.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.testing.GroupOffsets;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The review service on real servers under a prefix of its own, with topics, tokens and other services' events. */
final class Installation implements AutoCloseable {

    static final String REVIEWER = "review:read review:decide";

    final TestIssuer issuer = TestIssuer.start();
    final Topics topics;
    final JsonMapper json = new JsonMapper();

    private final String prefix = TestServers.freshPrefix();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    private final KafkaProducer<String, byte[]> quota = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka()), new StringSerializer(), new ByteArraySerializer());
    private final Map<String, Reading> readings = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    Installation() {
        topics = new Topics(prefix);
        admin.createTopics(List.of(
                new NewTopic(topics.admissions(), 3, (short) 1), new NewTopic(topics.certificates(), 3, (short) 1)));
    }

    /** With rules that read their verdict in the name. */
    ConfigurableApplicationContext start(String... settings) {
        return start(ReviewService.builder().sources(RulesByName.class), settings);
    }

    ConfigurableApplicationContext startWithRealRules(String... settings) {
        return start(ReviewService.builder(), settings);
    }

    private ConfigurableApplicationContext start(SpringApplicationBuilder builder, String... settings) {
        var all = new ArrayList<>(List.of(TestServers.properties(prefix, issuer)));
        all.add("countersign.review.sweep-every=200ms");
        all.add("countersign.review.sweep-after=1s");
        all.addAll(List.of(settings));
        var service = builder.run(arguments(all));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(
                        () -> assertThat(get(service, "/v1/cases", reviewer()).statusCode())
                                .isEqualTo(200));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(ready(service)).contains("\"status\":\"UP\""));
        return service;
    }

    private static String[] arguments(List<String> settings) {
        return settings.stream().map(setting -> "--" + setting).toArray(String[]::new);
    }

    /** What Prometheus would read. */
    String metrics(ConfigurableApplicationContext service) throws Exception {
        var port = service.getEnvironment().getProperty("local.management.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .timeout(TestTimeouts.LIMIT);
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private String ready(ConfigurableApplicationContext service) throws Exception {
        var port = service.getEnvironment().getProperty("local.management.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(TestTimeouts.LIMIT);
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    String reviewer() {
        return reviewer("rita");
    }

    String reviewer(String subject) {
        return issuer.token(Map.of("sub", subject, "scope", REVIEWER));
    }

    HttpResponse<String> get(ConfigurableApplicationContext service, String path, String token) throws Exception {
        return http.send(request(service, path, token).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(
            ConfigurableApplicationContext service, String path, String token, String body, String... headers)
            throws Exception {
        var request = request(service, path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> put(ConfigurableApplicationContext service, String path, String token, String body)
            throws Exception {
        var request = request(service, path, token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext service, String path, String token) {
        var port = service.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TestTimeouts.LIMIT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    JsonNode read(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    void say(CloudEvent<AdmissionEvent> event) throws Exception {
        say(event.accountid().value(), bytes(event), event.headers());
    }

    void sayWithout(String member, CloudEvent<AdmissionEvent> event) throws Exception {
        var body = (ObjectNode) json.valueToTree(event);
        ((ObjectNode) body.get("data")).remove(member);
        say(event.accountid().value(), json.writeValueAsBytes(body), event.headers());
    }

    void report(CloudEvent<CertificateEvent> event) throws Exception {
        var report =
                new ProducerRecord<>(topics.certificates(), event.accountid().value(), json.writeValueAsBytes(event));
        event.headers().forEach((name, value) -> report.headers().add(name, value.getBytes(UTF_8)));
        quota.send(report).get();
    }

    byte[] bytes(CloudEvent<AdmissionEvent> event) {
        return json.writeValueAsBytes(event);
    }

    void say(String key, byte[] body, Map<String, String> headers) throws Exception {
        var admission = new ProducerRecord<>(topics.admissions(), key, body);
        headers.forEach((name, value) -> admission.headers().add(name, value.getBytes(UTF_8)));
        quota.send(admission).get();
    }

    /** The records of a topic from its beginning. */
    synchronized List<ConsumerRecord<String, byte[]>> records(String topic) {
        return readings.computeIfAbsent(topic, Reading::of).toTheEnd();
    }

    /** A topic as far as it has been read. */
    private record Reading(KafkaConsumer<String, byte[]> consumer, List<ConsumerRecord<String, byte[]>> records) {

        static Reading of(String topic) {
            var consumer =
                    new KafkaConsumer<>(TestServers.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            return new Reading(consumer, new ArrayList<>());
        }

        List<ConsumerRecord<String, byte[]>> toTheEnd() {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return List.copyOf(records);
        }
    }

    /** What was ever published under an event id, without repeats. */
    Set<String> published(String eventId) {
        return records(topics.decisions()).stream()
                .filter(found -> eventId.equals(header(found, CloudEvent.ID_HEADER)))
                .map(found -> new String(found.value(), UTF_8))
                .collect(Collectors.toSet());
    }

    static String header(ConsumerRecord<?, ?> found, String name) {
        var header = found.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    String awaitPublished(String eventId) {
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(published(eventId)).hasSize(1));
        return published(eventId).iterator().next();
    }

    /** The next start reads admissions from the beginning. */
    void forgetOffsets() throws Exception {
        GroupOffsets.resetToBeginning(admin, prefix + "countersign.review");
    }

    /** Until the service has read all that was said. */
    void awaitReadToTheEnd() {
        var group = prefix + "countersign.review";
        var said = records(topics.admissions()).size();
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(
                                admin
                                        .listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata()
                                        .get()
                                        .values()
                                        .stream()
                                        .mapToLong(OffsetAndMetadata::offset)
                                        .sum())
                        .isEqualTo(said));
    }

    @Override
    public void close() {
        readings.values().forEach(reading -> reading.consumer().close());
        quota.close();
        admin.close();
        issuer.close();
        http.close();
    }
}
