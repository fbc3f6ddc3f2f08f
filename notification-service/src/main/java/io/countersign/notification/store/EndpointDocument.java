package io.countersign.notification.store;

import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.EndpointSecret;
import io.countersign.notification.domain.endpoint.UnreadableSecret;
import io.countersign.notification.domain.endpoint.WebhookSecret;
import io.countersign.platform.security.secret.SecretBox;
import io.countersign.platform.security.secret.UnreadableSecretException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An endpoint as it is stored.
 *
 * @param secret sealed
 */
@Document(EndpointDocument.COLLECTION)
record EndpointDocument(
        @MongoId String owner,
        int schema,
        long version,
        String registrar,
        @Field("id") String endpoint,
        String url,
        String secret,
        String status,
        Instant created) {

    static final String COLLECTION = "endpoints";

    /** The part that shows which endpoint is active, readable without the key of its secret. */
    @Document(EndpointDocument.COLLECTION)
    record ActiveEndpoint(
            @MongoId String owner, @Field("id") String endpoint) {}

    /** The part that shows who registered it, readable whatever the rest is. */
    @Document(EndpointDocument.COLLECTION)
    record RegisteredEndpoint(@MongoId String owner, String registrar) {}

    static String status(Endpoint.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static EndpointDocument of(Endpoint endpoint, SecretBox box) {
        return new EndpointDocument(
                endpoint.owner().value(),
                1,
                endpoint.version(),
                endpoint.registrar().value(),
                endpoint.id().value(),
                endpoint.url().toString(),
                switch (endpoint.secret()) {
                    case WebhookSecret it -> box.seal(it.text(), endpoint.id().value());
                    case UnreadableSecret it -> it.sealed();
                },
                status(endpoint.status()),
                endpoint.created());
    }

    Endpoint toEndpoint(SecretBox box) {
        return new Endpoint(
                new EndpointOwner(owner),
                new EndpointOwner(registrar),
                new Endpoint.Id(endpoint),
                version,
                URI.create(url),
                opened(box),
                Endpoint.Status.valueOf(status.toUpperCase(Locale.ROOT)),
                created);
    }

    private EndpointSecret opened(SecretBox box) {
        try {
            return new WebhookSecret(box.open(secret, endpoint));
        } catch (UnreadableSecretException unreadable) {
            return new UnreadableSecret(secret, String.valueOf(unreadable.getMessage()));
        }
    }
}
