package io.countersign.notification.web;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** The {@code webhooks} of the API's document: what is posted to endpoints, with the schemas that the events are published under. */
@Component
class WebhooksCustomizer implements GlobalOpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String DEFINITIONS = "#/$defs/";
    private static final List<Webhook> WEBHOOKS = List.of(
            new Webhook(
                    "noticeIssued",
                    NoticeIssued.class,
                    "An application was decided, or an approved signature was revoked",
                    List.of("approved", "rejected")),
            new Webhook(
                    "questionNoticeIssued",
                    QuestionNoticeIssued.class,
                    "A reviewer asks the applicant a question",
                    List.of("question")),
            new Webhook(
                    "delayNoticeIssued",
                    DelayNoticeIssued.class,
                    "A decision may be later than promised",
                    List.of("delay")));

    /**
     * An event that is posted.
     *
     * @param examples the resources with a body each
     */
    private record Webhook(String name, Class<? extends NoticeEvent> event, String summary, List<String> examples) {

        String dataSchema() {
            return event.getSimpleName();
        }

        String eventSchema() {
            return dataSchema() + "Event";
        }
    }

    @Override
    public void customise(OpenAPI api) {
        for (var webhook : WEBHOOKS) {
            api.getComponents().addSchemas(webhook.dataSchema(), dataSchema(webhook));
            api.getComponents().addSchemas(webhook.eventSchema(), eventSchema(webhook));
            api.addWebhooks(webhook.name(), new PathItem().post(operation(webhook)));
        }
    }

    /** As published by the contracts, with the records that it contains in place. */
    private static Schema<?> dataSchema(Webhook webhook) {
        var definitions = (Map<?, ?>) definition(read("/schemas/events.json"), "$defs");
        return Json31.mapper()
                .convertValue(
                        inPlace(definition(definitions, CloudEvent.typeOf(webhook.event())), definitions),
                        Schema.class);
    }

    private static Object inPlace(Object schema, Map<?, ?> definitions) {
        return switch (schema) {
            case Map<?, ?> members
            when members.get("$ref") instanceof String reference ->
                inPlace(definition(definitions, reference.substring(DEFINITIONS.length())), definitions);
            case Map<?, ?> members -> {
                var copy = new TreeMap<String, Object>();
                members.forEach((name, member) -> copy.put((String) name, inPlace(member, definitions)));
                yield copy;
            }
            default -> schema;
        };
    }

    private static Object definition(Map<?, ?> definitions, String name) {
        return Objects.requireNonNull(definitions.get(name), name);
    }

    private static Schema<?> eventSchema(Webhook webhook) {
        var schema = new ObjectSchema();
        schema.description("A CloudEvent 1.0 in structured JSON; a receiver ignores members that it does not know.");
        schema.addProperty("specversion", constant("1.0"));
        schema.addProperty("id", text("Names the notice: the same at every attempt, and the same as webhook-id."));
        schema.addProperty("source", constant("/notification"));
        schema.addProperty("type", constant(CloudEvent.typeOf(webhook.event())));
        schema.addProperty("subject", text("The signature."));
        schema.addProperty("time", new DateTimeSchema());
        schema.addProperty("accountid", text("The account."));
        schema.addProperty("datacontenttype", constant("application/json"));
        schema.addProperty("data", new Schema<>().$ref(SCHEMAS + webhook.dataSchema()));
        schema.required(List.copyOf(schema.getProperties().keySet()));
        return schema;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static Schema<?> constant(String value) {
        var schema = new StringSchema();
        schema.setConst(value);
        return schema;
    }

    private static Operation operation(Webhook webhook) {
        return new Operation()
                .operationId(webhook.name())
                .summary(webhook.summary())
                .description(
                        "Posted to the endpoints of the account and of its platform, at least once and in no particular"
                                + " order: a receiver recognises repeats by the id, and orders an account's notices by their"
                                + " sequence. Signed by Standard Webhooks 1.0.0 with the endpoint's secret.")
                .tags(List.of("Webhooks"))
                .addParametersItem(header("webhook-id", "The notice's id, the same at every attempt", "^notice:.+$")
                        .example("notice:8801:1"))
                .addParametersItem(header("webhook-timestamp", "When it was posted, in seconds since 1970", "^[0-9]+$")
                        .example("1764504000"))
                .addParametersItem(header(
                                "webhook-signature",
                                "v1, a comma, and Base64 of the HMAC-SHA256 of webhook-id.webhook-timestamp.body, whose"
                                        + " key is the Base64 after whsec_ in the endpoint's secret. The parts are separated by"
                                        + " dots, and the body is taken byte for byte",
                                "^v1,[A-Za-z0-9+/]{43}=$")
                        .example("v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType("application/cloudevents+json", body(webhook))))
                .responses(responses());
    }

    private static HeaderParameter header(String name, String description, String pattern) {
        var header = new HeaderParameter();
        header.name(name).required(true).description(description).schema(new StringSchema().pattern(pattern));
        return header;
    }

    private static MediaType body(Webhook webhook) {
        var body = new MediaType().schema(new Schema<>().$ref(SCHEMAS + webhook.eventSchema()));
        webhook.examples()
                .forEach(example ->
                        body.addExamples(example, new Example().value(read("/webhooks/%s.json".formatted(example)))));
        return body;
    }

    private static ApiResponses responses() {
        return new ApiResponses()
                .addApiResponse("2XX", new ApiResponse().description("Received; the delivery has ended"))
                .addApiResponse(
                        "410",
                        new ApiResponse()
                                .description("The endpoint wants nothing more: it is disabled until it is put again"))
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Not received: the delivery is attempted again, ten times in three days."
                                        + " Redirects are not followed"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String resource) {
        try (InputStream json =
                Objects.requireNonNull(WebhooksCustomizer.class.getResourceAsStream(resource), resource)) {
            return Json31.mapper().readValue(json, Map.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
