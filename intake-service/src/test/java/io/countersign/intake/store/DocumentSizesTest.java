package io.countersign.intake.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.LargestEvents;
import io.countersign.intake.domain.account.RegisteredAccount;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.image.ImageAppearance;
import io.countersign.intake.domain.image.ImageHeader.Format;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The largest document of each kind, written by the store itself and measured in it. */
class DocumentSizesTest extends MeasuredDatabase {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void theTopicsAcceptTheLargestEvent() {
        assertThat(TopicProperties.MAX_EVENT_BYTES).isEqualTo(CloudEvent.MAX_BYTES);
    }

    @Test
    void theLargestKeyFits() {
        var event = new JsonMapper().writeValueAsString(LargestEvents.submitted(ApplicationEvent.MAX_REVISIONS));
        var key = new IdempotencyRecord(LargestEvents.ACCOUNT, "k".repeat(255), "f".repeat(64), event, false);

        new MongoIdempotencyStore(MongoTemplates.of(database), InstantSource.system()).claim(List.of(key));

        assertThat(size("keys", key.id())).isLessThanOrEqualTo(32 * KB);
    }

    @Test
    void theLargestCertificateFits() {
        var sha256 = "f".repeat(64);
        var certificate = new Certificate(
                LargestEvents.ACCOUNT,
                sha256,
                Format.JPEG,
                10_000,
                5_000,
                CertificateService.MAX_CERTIFICATE_BYTES,
                NOW);

        new MongoCertificateStore(database)
                .insert(
                        certificate,
                        new ImageAppearance("e".repeat(64), "d".repeat(LargestEvents.LIKENESS_LENGTH), false),
                        new byte[CertificateService.MAX_CERTIFICATE_BYTES]);

        assertThat(size("certificates", LargestEvents.ACCOUNT + "/" + sha256))
                .isLessThanOrEqualTo(CertificateService.MAX_CERTIFICATE_BYTES + KB);
    }

    @Test
    void theLargestAccountAndKeyPairFit() {
        var by = new KeyPair.Act(NOW, "s".repeat(255));
        var pair = new KeyPair(
                "AKID" + "x".repeat(32),
                LargestEvents.ACCOUNT,
                "s".repeat(200),
                Set.of(KeyPair.Permission.values()),
                by,
                null);

        new MongoAccountStore(MongoTemplates.of(database))
                .insert(new RegisteredAccount(LargestEvents.account(), Long.MAX_VALUE), NOW);
        new MongoKeyPairStore(MongoTemplates.of(database)).insert(pair);
        new MongoKeyPairStore(MongoTemplates.of(database)).disable(pair.secretId(), by);

        assertThat(size("accounts", LargestEvents.ACCOUNT.value())).isLessThanOrEqualTo(2 * KB);
        assertThat(size("keyPairs", pair.secretId())).isLessThanOrEqualTo(2 * KB);
    }
}
