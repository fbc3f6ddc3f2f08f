package io.countersign.quota;

import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.topic.OwnedTopics;
import io.countersign.platform.kafka.topic.RequiredTopics;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.store.AccountRegistrationStore;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.server.StartPage;
import io.countersign.quota.domain.admission.Admission;
import io.countersign.quota.domain.admission.AdmissionPublisher;
import io.countersign.quota.domain.admission.LimitChangeStore;
import io.countersign.quota.domain.admission.LimitService;
import io.countersign.quota.domain.admission.Sweep;
import io.countersign.quota.domain.admission.SweepStore;
import io.countersign.quota.domain.ledger.LedgerStore;
import io.countersign.quota.domain.ledger.LedgerTables;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Gives the domain its stores, topics and clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuotaProperties.class)
class QuotaConfiguration {

    private static final Duration ADMISSIONS_KEPT = Duration.ofDays(30);

    @Bean
    Topics topicNames(ServiceName service) {
        return new Topics(service.prefix());
    }

    @Bean
    OwnedTopics ownedTopics(Topics topics, TopicProperties settings, ServiceName service) {
        return OwnedTopics.of(
                settings.keptFor(ADMISSIONS_KEPT, topics.admissions()),
                settings.deadLetters(topics.accounts(), service.name()),
                settings.deadLetters(topics.applications(), service.name()),
                settings.deadLetters(topics.decisions(), service.name()));
    }

    @Bean
    RequiredTopics requiredTopics(Topics topics) {
        return RequiredTopics.of(topics.accounts(), topics.applications(), topics.decisions());
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    AccountRegistrationStore accountRegistrations(MongoOperations operations) {
        return new AccountRegistrationStore(operations);
    }

    @Bean
    Admission admission(LedgerStore ledgers, QuotaProperties properties) {
        return new Admission(ledgers, LedgerTables.whole(), properties.limit());
    }

    @Bean
    LimitService limits(
            LedgerStore ledgers,
            LimitChangeStore acts,
            AdmissionPublisher announcements,
            InstantSource clock,
            QuotaProperties properties) {
        return new LimitService(ledgers, acts, announcements, clock, properties.limit());
    }

    @Bean
    Sweep sweep(LedgerStore ledgers, SweepStore log, AdmissionPublisher announcements) {
        return new Sweep(ledgers, log, announcements);
    }

    @Bean
    StartPage startPage() {
        return StartPage.of(
                LocalizedText.of("quota.quota-configuration.countersign-quota"),
                LocalizedText.of("quota.quota-configuration.counts-an-account-signatures-and-admits"));
    }
}
