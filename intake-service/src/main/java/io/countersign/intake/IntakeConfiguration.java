package io.countersign.intake;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.account.AccountDirectory;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.account.AccountPublisher;
import io.countersign.intake.domain.account.AccountStore;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.allocation.IdBlockStore;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.allocation.SignatureIdAllocator;
import io.countersign.intake.domain.certificate.CertificatePublisher;
import io.countersign.intake.domain.certificate.CertificateQuota;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.certificate.CertificateStore;
import io.countersign.intake.domain.certificate.CertificateUsageStore;
import io.countersign.intake.domain.credential.KeyPairService;
import io.countersign.intake.domain.credential.KeyPairStore;
import io.countersign.intake.domain.credential.SecretSealer;
import io.countersign.intake.domain.evaluation.DryRun;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.image.ImageDecoder;
import io.countersign.intake.domain.projection.OwnInserts;
import io.countersign.intake.domain.projection.ViewQueries;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.projection.ViewUpdater;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.domain.submission.ApplicationPublisher;
import io.countersign.platform.kafka.ScheduledSweep;
import io.countersign.platform.kafka.topic.OwnedTopics;
import io.countersign.platform.kafka.topic.RequiredTopics;
import io.countersign.platform.kafka.topic.TopicInitializer;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.security.secret.SecretKeyProperties;
import io.countersign.platform.service.InstallationProperties;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.store.Fingerprints;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.server.RequestTimeLimit;
import io.countersign.platform.web.server.StartPage;
import io.countersign.rules.RuleBook;
import io.countersign.rules.yaml.InvalidRules;
import io.countersign.service.tickets.TicketVerifier;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the domain its stores, topics and clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    IntakeProperties.class,
    CertificateProperties.class,
    TimeLimitProperties.class,
    TicketProperties.class,
    SecretKeyProperties.class
})
class IntakeConfiguration {

    /** They hold phone numbers. */
    private static final Duration MESSAGES_KEPT = Duration.ofHours(1);

    private static final Duration ACCOUNT_SWEEP_INTERVAL = Duration.ofSeconds(5);

    @Bean
    Topics topicNames(ServiceName service) {
        return new Topics(service.prefix());
    }

    @Bean
    RequestTimeLimit requestTimeLimit(TimeLimitProperties settings) {
        return new RequestTimeLimit(settings.appendTimeout());
    }

    @Bean
    OwnedTopics ownedTopics(Topics topics, TopicProperties settings, ServiceName service) {
        return OwnedTopics.of(
                settings.kept(topics.applications()),
                settings.kept(topics.accounts()),
                settings.kept(topics.certificates()),
                settings.keptFor(MESSAGES_KEPT, topics.messages()),
                settings.deadLetters(topics.applications(), service.name()),
                settings.deadLetters(topics.admissions(), service.name()),
                settings.deadLetters(topics.decisions(), service.name()),
                settings.deadLetters(topics.notices(), service.name()));
    }

    @Bean
    RequiredTopics requiredTopics(Topics topics) {
        return RequiredTopics.of(topics.admissions(), topics.decisions(), topics.notices(), topics.signatures());
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    TenantBacklog tenantBacklog(IntakeProperties properties, InstantSource clock) {
        return new TenantBacklog(properties.backlog(), clock);
    }

    @Bean
    MeterBinder backlogSize(TenantBacklog backlog) {
        return meters -> Gauge.builder("countersign.backlog", backlog, TenantBacklog::size)
                .description("Revisions of this instance that wait for their automatic decision")
                .register(meters);
    }

    @Bean
    OwnInserts ownInserts() {
        return new OwnInserts();
    }

    @Bean
    ApplicationCommands intake(
            IdBlockStore blocks,
            RevisionCounterStore counters,
            IdempotencyStore keys,
            AppealStore appeals,
            CertificateStore certificates,
            SignatureRegistry approved,
            OwnInserts inserts,
            ApplicationPublisher publisher,
            ViewStore views,
            IntakeProperties properties,
            TenantBacklog backlog,
            InstantSource clock) {
        return new ApplicationCommands(
                new SignatureIdAllocator(blocks),
                new ApplicationCommands.Records(counters, keys, appeals, certificates, approved, inserts),
                publisher,
                views,
                properties.bounds(),
                backlog,
                clock);
    }

    @Bean
    ViewQueries views(ViewStore store, RevisionCounterStore counters) {
        return new ViewQueries(store, counters);
    }

    @Bean
    ViewUpdater viewUpdate(ViewStore store, AppealStore appeals, AccountLimitStore limits, SignatureRegistry approved) {
        return new ViewUpdater(store, appeals, limits, approved);
    }

    @Bean
    AccountDirectory accounts(AccountStore store, AccountPublisher publisher, InstantSource clock) {
        return new AccountDirectory(store, publisher, clock);
    }

    @Bean
    ScheduledSweep accountSweep(AccountDirectory accounts, TopicInitializer topics) {
        return new ScheduledSweep("accounts", ACCOUNT_SWEEP_INTERVAL, topics.opened(), accounts::sweep);
    }

    @Bean
    CertificateService certificates(
            CertificateStore store,
            CertificateUsageStore usage,
            CertificateProperties properties,
            ImageDecoder decoder,
            ViewStore views,
            CertificatePublisher publisher,
            InstantSource clock) {
        return new CertificateService(
                store, new CertificateQuota(usage, properties.limits()), decoder, views, publisher, clock);
    }

    @Bean
    TicketVerifier ticketVerifier(TicketProperties properties) {
        return TicketVerifier.of(properties.ticketKeys());
    }

    @Bean
    KeyPairService keyRing(KeyPairStore pairs, SecretSealer sealer, InstantSource clock) {
        return new KeyPairService(pairs, sealer, new SecureRandom(), clock);
    }

    @Bean
    RuleBook ruleBook(InstallationProperties installation) {
        var directory = installation.rules();
        try {
            return directory.isBlank() ? RuleBook.shipped() : RuleBook.load(Path.of(directory));
        } catch (InvalidRules invalid) {
            throw new StartupException("countersign.rules: " + String.join("; ", invalid.faults()));
        }
    }

    /** A changed file under a published name would make stored decisions say what was never decided. */
    @Bean
    StartupCheck publishedRuleSets(MongoDatabase database, RuleBook rules, InstantSource clock) {
        return new Fingerprints(database, "rule_sets", rules.hashes(), clock);
    }

    @Bean
    MeterBinder ruleSetInfo(RuleBook rules) {
        return meters -> rules.hashes()
                .forEach((name, hash) -> Gauge.builder("countersign.rule.set.info", () -> 1)
                        .description("The rule sets that this instance knows, by the hash of their content")
                        .tag("name", name)
                        .tag("hash", hash)
                        .register(meters));
    }

    @Bean
    DryRun dryRun(
            RuleBook rules,
            SignatureRegistry approved,
            ViewStore views,
            AccountLimitStore limits,
            InstantSource clock) {
        return new DryRun(rules, approved, views, limits, clock);
    }

    @Bean
    StartPage startPage() {
        return StartPage.of(
                LocalizedText.of("intake.intake-configuration.countersign-intake"),
                LocalizedText.of("intake.intake-configuration.takes-applications-for-sms-signatures-and"),
                new StartPage.Link("/v1/reason-codes", LocalizedText.of("intake.intake-configuration.reason-codes")));
    }
}
