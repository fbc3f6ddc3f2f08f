package io.countersign.notification.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.WebhookSecret;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeKind;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Notices, endpoints and deliveries. */
public final class NoticeFixtures {

    private NoticeFixtures() {}

    public static Notice notice(AccountId account, long signature, long sequence) {
        return notice(account, signature, sequence, null, 0);
    }

    /** With the number of the signature as the account's sequence. */
    public static Notice noticeOf(String platform, AccountId account, long signature, long platformSequence) {
        return notice(account, signature, signature, platform, platformSequence);
    }

    private static Notice notice(
            AccountId account, long signature, long sequence, @Nullable String platform, long platformSequence) {
        var id = NoticeId.of(new SignatureId(signature), 1);
        return new Notice(
                id,
                account,
                new SignatureId(signature),
                sequence,
                NoticeKind.APPROVED,
                platform,
                platformSequence,
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
                Fixtures.NOON);
    }

    public static Delivery.Waiting delivery(Notice notice, Endpoint endpoint) {
        return Delivery.Waiting.of(new Delivery.Key(notice.id(), endpoint.id(), endpoint.owner(), Fixtures.NOON));
    }

    public static Delivery.Attempt attempt(Delivery.Result result) {
        return new Delivery.Attempt(Fixtures.NOON, Duration.ofMillis(20), result, 0);
    }
}
