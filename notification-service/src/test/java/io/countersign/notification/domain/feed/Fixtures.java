package io.countersign.notification.domain.feed;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.Route;
import io.countersign.contracts.events.Summary;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.WebhookSecret;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tests tell of. */
public final class Fixtures {

    public static final AccountId ACME = new AccountId("acme");
    public static final AccountId OTHER = new AccountId("other");
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Fixtures() {}

    public static Summary summary(@Nullable String platform) {
        return new Summary("Acme Cloud", Region.GLOBAL, AccountKind.ENTERPRISE, Language.EN, platform, "ref-1");
    }

    public static CloudEvent<DecisionEvent> approved(AccountId account, long signature) {
        return approved(account, signature, null);
    }

    public static CloudEvent<DecisionEvent> approved(AccountId account, long signature, @Nullable String platform) {
        return decided(
                account,
                new SignatureApproved(new SignatureId(signature), 1, summary(platform), NOON, Route.HUMAN, null));
    }

    public static CloudEvent<DecisionEvent> rejected(AccountId account, long signature, int revision) {
        var reason = Reason.at("/name", ReasonCode.NAME_LENGTH)
                .with("length", "1")
                .with("min", "2")
                .with("max", "15");
        return decided(
                account,
                new SignatureRejected(
                        new SignatureId(signature),
                        revision,
                        summary(null),
                        NOON,
                        Route.AUTOMATIC,
                        List.of(reason),
                        null));
    }

    public static CloudEvent<DecisionEvent> decided(AccountId account, DecisionEvent event) {
        return CloudEvent.of("/review", NOON.plusSeconds(60), account, event);
    }

    public static Notice notice(AccountId account, long signature, long sequence) {
        var id = NoticeId.of(new SignatureId(signature), 1);
        return new Notice(
                id,
                account,
                new SignatureId(signature),
                sequence,
                NoticeKind.APPROVED,
                null,
                "{\"id\":\"" + id + "\"}");
    }

    /** The secret, which can be read. */
    public static WebhookSecret secretOf(Endpoint endpoint) {
        return (WebhookSecret) endpoint.secret();
    }

    public static Endpoint endpoint(EndpointOwner owner) {
        return new Endpoint(
                owner,
                owner,
                new Endpoint.Id("ep_" + owner),
                1,
                URI.create("https://hooks.example/notices"),
                WebhookSecret.of(new byte[32]),
                Endpoint.Status.ACTIVE,
                NOON);
    }

    public static Delivery.Waiting delivery(Notice notice, Endpoint endpoint) {
        return Delivery.Waiting.of(new Delivery.Key(notice.id(), endpoint.id(), endpoint.owner(), NOON));
    }

    public static Delivery.Attempt attempt(Delivery.Result result) {
        return new Delivery.Attempt(NOON, java.time.Duration.ofMillis(20), result, 0);
    }
}
