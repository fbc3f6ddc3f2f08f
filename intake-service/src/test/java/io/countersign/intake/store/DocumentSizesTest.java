package io.countersign.intake.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Application;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.LargestEvents;
import io.countersign.intake.domain.account.RegisteredAccount;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.certificate.ImageAppearance;
import io.countersign.intake.domain.certificate.ImageHeader.Format;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.view.DeadLetterReference;
import io.countersign.intake.domain.view.ViewUpdater;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.rules.lookalike.NameComparison;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The largest document of each kind, written by the store itself and measured in it. */
class DocumentSizesTest extends MeasuredDatabase {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void theTopicsAcceptTheLargestEvent() {
        assertThat(TopicProperties.MAX_EVENT_BYTES).isEqualTo(CloudEvent.MAX_BYTES);
    }

    /** As many revisions as there may be, each sent to a reviewer and rejected, and every record of them dead-lettered. */
    @Test
    void theLargestViewFits() {
        var update = new ViewUpdater(
                new MongoViewStore(database, CollectionNames.CURRENT, new JsonMapper()),
                new MongoAppealStore(database, CollectionNames.CURRENT),
                new MongoAccountLimitStore(database, CollectionNames.CURRENT),
                registry());
        for (int revision = 1; revision <= ApplicationEvent.MAX_REVISIONS; revision++) {
            update.on(everyEventOf(revision));
            update.onDeadLetters(everyDeadLetterOf(revision));
        }
        update.on(List.of(LargestEvents.deleted(), LargestEvents.retired()));
        update.onDeadLetters(deadLetters("deleted:%s".formatted(LargestEvents.SIGNATURE), "quota", "review", "intake"));

        assertThat(size("views", LargestEvents.SIGNATURE.text()))
                .isBetween(CloudEvent.MAX_DOCUMENT_BYTES / 2, CloudEvent.MAX_DOCUMENT_BYTES);
    }

    private static List<CloudEvent<? extends Event>> everyEventOf(int revision) {
        var events = new ArrayList<CloudEvent<? extends Event>>(List.of(
                LargestEvents.submitted(revision),
                LargestEvents.withdrawalRequested(revision),
                LargestEvents.admitted(revision),
                LargestEvents.sentToReviewer(revision),
                LargestEvents.rejected(revision),
                LargestEvents.atRisk(revision),
                LargestEvents.overdue(revision),
                LargestEvents.notice(revision)));
        for (int question = 1; question <= ApplicationEvent.MAX_QUESTIONS; question++) {
            events.add(LargestEvents.informationRequested(revision, question));
            events.add(LargestEvents.informationProvided(revision, question));
            events.add(LargestEvents.informationClosed(revision, question));
            events.add(LargestEvents.questionNotice(revision, question));
        }
        return events;
    }

    private static List<DeadLetterReference> everyDeadLetterOf(int revision) {
        var letters = new ArrayList<DeadLetterReference>();
        var suffix = ":" + LargestEvents.SIGNATURE + ":" + revision;
        letters.addAll(deadLetters("submitted" + suffix, "quota", "intake"));
        letters.addAll(deadLetters("withdrawal" + suffix, "quota", "intake"));
        letters.addAll(deadLetters("admitted" + suffix, "review", "intake"));
        letters.addAll(deadLetters("withdrawal-relayed" + suffix, "review", "intake"));
        letters.addAll(deadLetters("questioned" + suffix + ":20000", "review", "intake"));
        letters.addAll(deadLetters("sent-to-reviewer" + suffix, "quota", "intake", "notification", "review"));
        letters.addAll(deadLetters("outcome" + suffix, "quota", "intake", "notification", "review"));
        letters.addAll(deadLetters("at-risk" + suffix, "quota", "intake", "notification", "review"));
        letters.addAll(deadLetters("overdue" + suffix, "quota", "intake", "notification", "review"));
        letters.addAll(deadLetters("notice" + suffix, "intake"));
        letters.addAll(deadLetters("notice:at-risk" + suffix, "intake"));
        for (int question = 1; question <= ApplicationEvent.MAX_QUESTIONS; question++) {
            letters.addAll(
                    deadLetters("requested" + suffix + ":" + question, "quota", "intake", "notification", "review"));
            letters.addAll(deadLetters("provided" + suffix + ":" + question, "quota", "intake"));
            letters.addAll(deadLetters("provided-relayed" + suffix + ":" + question, "review", "intake"));
            letters.addAll(
                    deadLetters("closed" + suffix + ":" + question, "quota", "intake", "notification", "review"));
            letters.addAll(deadLetters("notice:requested" + suffix + ":" + question, "intake"));
        }
        return letters;
    }

    private static List<DeadLetterReference> deadLetters(String eventId, String... services) {
        var signature = LargestEvents.SIGNATURE.text();
        return List.of(services).stream()
                .map(service -> new DeadLetterReference(
                        "countersign.applications", service, LargestEvents.ACCOUNT.value(), eventId, signature, NOW))
                .toList();
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

    private MongoSignatureRegistry registry() {
        return new MongoSignatureRegistry(
                MongoTemplates.of(database), CollectionNames.CURRENT, new RegistryProperties(0));
    }

    /** Each character folds to several, and all of them are of four bytes or of two units. */
    @Test
    void theLargestApprovedNameFits() {
        var names = List.of("\ufdfa", "\ud835\udd38", "\ud840\udc00", "W");
        for (int i = 0; i < names.size(); i++) {
            registry()
                    .put(List.of(new ApprovedName(
                            new SignatureId(SignatureId.MAX - i),
                            LargestEvents.ACCOUNT,
                            Region.DOMESTIC,
                            names.get(i).repeat(Application.MAX_NAME_LENGTH))));

            assertThat(size("approved", String.valueOf(SignatureId.MAX - i))).isLessThanOrEqualTo(4 * KB);
        }
    }

    /** The figures by which docs/operations.md sizes the store. */
    @ParameterizedTest
    @CsvSource({"星河云网络科, 7, 270", "Acme Letters, 11, 300"})
    void aUsualApprovedNameTakesAFewHundredBytes(String name, int variants, int bytes) {
        var account = new AccountId("platform.customer-1001");
        registry().put(List.of(new ApprovedName(new SignatureId(123_456_789), account, Region.DOMESTIC, name)));

        assertThat(NameComparison.variants(name)).hasSize(variants);
        assertThat(size("approved", "123456789")).isBetween(bytes - 30, bytes);
    }

    @Test
    void aRemovedNameKeepsItsIdOnly() {
        registry().remove(List.of(LargestEvents.SIGNATURE));

        assertThat(size("approved", LargestEvents.SIGNATURE.text())).isLessThanOrEqualTo(64);
    }

    /** An account that appeals again and again, and whose topics are read anew from the beginning. */
    @Test
    void appealsThatAreReadAgainDoNotAddUp() {
        var appeals = new MongoAppealStore(database, CollectionNames.CURRENT);

        for (int i = 1; i <= 2_000; i++) {
            appeals.add(LargestEvents.ACCOUNT, new SignatureId(i));
        }

        assertThat(size("appeals", LargestEvents.ACCOUNT.value())).isLessThanOrEqualTo(4 * KB);
    }
}
