package io.countersign.intake;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.Topics;
import io.countersign.intake.domain.AccountStore;
import io.countersign.intake.domain.Accounts;
import io.countersign.intake.domain.Appeals;
import io.countersign.intake.domain.ApprovedSignatures;
import io.countersign.intake.domain.CertificateStore;
import io.countersign.intake.domain.Certificates;
import io.countersign.intake.domain.Counters;
import io.countersign.intake.domain.DryRun;
import io.countersign.intake.domain.IdBlocks;
import io.countersign.intake.domain.Intake;
import io.countersign.intake.domain.Journal;
import io.countersign.intake.domain.KeyPairs;
import io.countersign.intake.domain.KeyRing;
import io.countersign.intake.domain.Keys;
import io.countersign.intake.domain.KnownLimits;
import io.countersign.intake.domain.SignatureIds;
import io.countersign.intake.domain.Vault;
import io.countersign.intake.domain.ViewStore;
import io.countersign.intake.domain.ViewUpdate;
import io.countersign.intake.domain.Views;
import io.countersign.platform.kafka.OwnedTopics;
import io.countersign.platform.kafka.RequiredTopics;
import io.countersign.platform.kafka.StartCheck;
import io.countersign.platform.kafka.TopicSettings;
import io.countersign.platform.security.OpenPaths;
import io.countersign.platform.service.RefusalToStart;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.store.Fingerprints;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.StartPage;
import io.countersign.rules.RuleBook;
import io.countersign.rules.yaml.InvalidRules;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the domain its stores, topics and clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeWiring {

    /** They hold phone numbers. */
    private static final Duration MESSAGES_KEPT = Duration.ofHours(1);

    @Bean
    Topics topicNames(ServiceName service) {
        return new Topics(service.prefix());
    }

    @Bean
    OwnedTopics ownedTopics(Topics topics, TopicSettings settings, ServiceName service) {
        return OwnedTopics.of(
                settings.kept(topics.applications()),
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
    Intake intake(
            IdBlocks blocks,
            Counters counters,
            Keys keys,
            Appeals appeals,
            Journal journal,
            ViewStore views,
            IntakeProperties properties,
            InstantSource clock) {
        return new Intake(
                new SignatureIds(blocks),
                new Intake.Records(counters, keys, appeals),
                journal,
                views,
                properties.bounds(),
                clock);
    }

    @Bean
    Views views(ViewStore store, Counters counters) {
        return new Views(store, counters);
    }

    @Bean
    ViewUpdate viewUpdate(ViewStore store, Appeals appeals, KnownLimits limits) {
        return new ViewUpdate(store, appeals, limits);
    }

    @Bean
    Accounts accounts(AccountStore store, InstantSource clock) {
        return new Accounts(store, clock);
    }

    @Bean
    Certificates certificates(CertificateStore store, ViewStore views, InstantSource clock) {
        return new Certificates(store, views, clock);
    }

    @Bean
    KeyRing keyRing(KeyPairs pairs, Vault vault, InstantSource clock) {
        return new KeyRing(pairs, vault, new SecureRandom(), clock);
    }

    @Bean
    ApprovedSignatures approvedSignatures() {
        return new ApprovedSignatures();
    }

    @Bean
    RuleBook ruleBook(@Value("${countersign.rules}") String directory) {
        try {
            return directory.isBlank() ? RuleBook.shipped() : RuleBook.load(Path.of(directory));
        } catch (InvalidRules invalid) {
            throw new RefusalToStart("countersign.rules: " + String.join("; ", invalid.faults()));
        }
    }

    /** A changed file under a published name would make stored decisions say what was never decided. */
    @Bean
    StartCheck publishedRuleSets(MongoDatabase database, RuleBook rules, InstantSource clock) {
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
            RuleBook rules, ApprovedSignatures approved, ViewStore views, KnownLimits limits, InstantSource clock) {
        return new DryRun(rules, approved, views, limits, clock);
    }

    @Bean
    OpenPaths openPaths() {
        return OpenPaths.of("/v1/reason-codes");
    }

    @Bean
    StartPage startPage() {
        return StartPage.of(
                new LocalizedText("Countersign: intake", "Countersign：申请受理"),
                new LocalizedText(
                        "Takes applications for SMS signatures and shows what became of them.",
                        "受理短信签名申请，并展示其审核进度与结果。"),
                new StartPage.Link("/v1/reason-codes", new LocalizedText("Reason codes", "原因代码")));
    }
}
