package io.countersign.notification;

import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.decided;
import static io.countersign.contracts.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.contracts.snapshot.Summary;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The webhooks of the API's document, compared with what an endpoint receives. */
@ExtendWith(SharedService.class)
class WebhooksDocumentTest {

    private static final AccountId SHOP = new AccountId("example-shop");
    private static final Summary SUMMARY =
            Summary.of(application("Acme Cloud").withExternalReference("order-17"), account(SHOP, "example-platform"));

    private final RunningService service;
    private final JsonNode document;

    WebhooksDocumentTest(RunningService service) {
        this.service = service;
        this.document = service.get("/v3/api-docs").json();
    }

    /** One for each example, in the order of their sequence. */
    private static List<CloudEvent<DecisionEvent>> decisions() {
        var brackets = Reason.at("/name", ReasonCode.NAME_BRACKETS)
                .repairedBy(PatchOperation.replace("/name", "Acme Cloud"))
                .located(List.of(new TextRange(0, 1), new TextRange(11, 12)));
        return Stream.<DecisionEvent>of(
                        new InformationRequested(
                                id(8801),
                                1,
                                1,
                                SUMMARY,
                                NOON,
                                "Who holds the trademark?",
                                NOON.plus(Duration.ofDays(3))),
                        new DecisionAtRisk(id(8801), 1, SUMMARY, NOON, NOON.plus(Duration.ofHours(2))),
                        new SignatureRejected(id(8801), 1, SUMMARY, NOON, Route.AUTOMATIC, List.of(brackets), null),
                        new SignatureApproved(id(8801), 2, SUMMARY, NOON, Route.HUMAN, null))
                .map(decision -> decided(SHOP, decision))
                .toList();
    }

    @Test
    void eachPostHasTheSchemaAndTheHeadersOfItsWebhookAndIsItsExample() {
        try (var receiver = new Receiver(_ -> 200)) {
            service.put(receiver.url().toString(), service.as(SHOP.value()));
            decisions().forEach(service::decide);
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(
                            () -> assertThat(receiver.ids()).hasSize(decisions().size()));

            assertThat(receiver.posted()).allSatisfy(posted -> {
                var webhook = webhookOf(RunningService.JSON.readTree(posted.body()));
                assertThat(violations(webhook, RunningService.JSON.readTree(posted.body())))
                        .isEmpty();
                assertThat(posted.type()).startsWith("application/cloudevents+json");
                assertHeaders(webhook, posted);
            });
            assertThat(receiver.posted().stream()
                            .map(Receiver.Posted::body)
                            .distinct()
                            .map(RunningService.JSON::readTree))
                    .containsExactlyInAnyOrderElementsOf(examples());
        }
    }

    @Test
    void everyEventThatIsPostedHasAWebhook() {
        var documented = document.get("webhooks")
                .valueStream()
                .map(WebhooksDocumentTest::typeOf)
                .toList();

        assertThat(documented.stream().map(this::constantOf))
                .containsExactlyInAnyOrderElementsOf(Stream.of(NoticeEvent.class.getPermittedSubclasses())
                        .map(CloudEvent::typeOf)
                        .toList());
    }

    /** Shows that the schemas can refuse something. */
    @Test
    void anotherEventIsRefusedByTheSchema() {
        for (var example : examples()) {
            var webhook = webhookOf(example);
            assertThat(violations(webhook, example)).isEmpty();
            for (var member : List.of("id", "accountid", "data")) {
                var broken = (ObjectNode) example.deepCopy();
                broken.remove(member);
                assertThat(violations(webhook, broken)).as(member).isNotEmpty();
            }
            var another = (ObjectNode) example.deepCopy();
            another.put("type", "io.countersign.decision.approved.v1");
            assertThat(violations(webhook, another)).isNotEmpty();
            ((ObjectNode) another.put("type", example.get("type").asString()).get("data")).put("sequence", "one");
            assertThat(violations(webhook, another)).isNotEmpty();
        }
    }

    private List<JsonNode> examples() {
        var examples = new ArrayList<JsonNode>();
        document.get("webhooks")
                .forEach(webhook ->
                        bodyOf(webhook).get("examples").forEach(example -> examples.add(example.get("value"))));
        return examples;
    }

    private JsonNode webhookOf(JsonNode event) {
        return document.get("webhooks")
                .valueStream()
                .filter(webhook ->
                        constantOf(typeOf(webhook)).equals(event.get("type").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static String typeOf(JsonNode webhook) {
        return bodyOf(webhook).at("/schema/$ref").asString();
    }

    private String constantOf(String schema) {
        return document.at(schema.substring(1) + "/properties/type/const").asString();
    }

    private static JsonNode bodyOf(JsonNode webhook) {
        return webhook.get("post").get("requestBody").get("content").get("application/cloudevents+json");
    }

    private List<?> violations(JsonNode webhook, JsonNode event) {
        var schema = RunningService.JSON.createObjectNode();
        schema.setAll((ObjectNode) bodyOf(webhook).get("schema"));
        schema.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(event);
    }

    private static void assertHeaders(JsonNode webhook, Receiver.Posted posted) {
        var received = Map.of(
                "webhook-id", posted.id(),
                "webhook-timestamp", posted.timestamp(),
                "webhook-signature", posted.signature());
        var patterns = new HashMap<String, String>();
        webhook.at("/post/parameters").forEach(header -> {
            assertThat(header.get("in").asString()).isEqualTo("header");
            assertThat(header.get("required").asBoolean()).isTrue();
            assertThat(header.get("example").asString())
                    .matches(header.at("/schema/pattern").asString());
            patterns.put(
                    header.get("name").asString(), header.at("/schema/pattern").asString());
        });
        assertThat(patterns).hasSameSizeAs(received);
        patterns.forEach((name, pattern) -> assertThat(received.get(name)).matches(pattern));
    }
}
