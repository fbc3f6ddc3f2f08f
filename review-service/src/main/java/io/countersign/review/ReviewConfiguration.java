package io.countersign.review;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.ScheduledSweep;
import io.countersign.platform.kafka.topic.OwnedTopics;
import io.countersign.platform.kafka.topic.RequiredTopics;
import io.countersign.platform.kafka.topic.TopicInitializer;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.server.StartPage;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.claim.LeadCommands;
import io.countersign.review.domain.claim.ReviewerDirectory;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.clock.TimerStore;
import io.countersign.review.domain.copy.CaseCopies;
import io.countersign.review.domain.copy.CertificateDeletions;
import io.countersign.review.domain.copy.DeletedCertificateStore;
import io.countersign.review.domain.decision.CaseTimers;
import io.countersign.review.domain.decision.QuestionCommands;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.evaluation.EvaluatedRevision;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.image.ImageSightings;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.inbox.PaceStore;
import io.countersign.review.domain.inbox.QueueForecast;
import io.countersign.review.domain.outbox.DecisionPublisher;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.quality.CasesById;
import io.countersign.review.domain.quality.QualityCaseCloser;
import io.countersign.review.domain.quality.QualityCaseStores;
import io.countersign.review.domain.quality.QualityReviewStore;
import io.countersign.review.domain.quality.QualitySampling;
import io.countersign.review.domain.queue.AbsenceCommands;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.queue.QueueStore;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.queue.SideQueue;
import io.countersign.review.domain.report.CaseFinder;
import io.countersign.review.domain.report.CaseSearchStore;
import io.countersign.review.domain.report.QualityReportReader;
import io.countersign.review.domain.report.ReviewStatisticsReader;
import io.countersign.review.domain.report.ReviewerDecisionStore;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.ReviewerStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gives the domain its store, topics, rules and clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReviewProperties.class, QualityProperties.class})
class ReviewConfiguration {

    /** So long may a reader of the registry stay away without missing that a signature went. */
    private static final Duration REMOVALS_KEPT = Duration.ofDays(14);

    @Bean
    Topics topicNames(ServiceName service) {
        return new Topics(service.prefix());
    }

    @Bean
    OwnedTopics ownedTopics(Topics topics, TopicProperties settings, ServiceName service) {
        return OwnedTopics.of(
                settings.kept(topics.decisions()),
                settings.compacted(topics.signatures(), REMOVALS_KEPT),
                settings.deadLetters(topics.admissions(), service.name()),
                settings.deadLetters(topics.decisions(), service.name()),
                settings.deadLetters(topics.certificates(), service.name()));
    }

    @Bean
    RequiredTopics requiredTopics(Topics topics) {
        return RequiredTopics.of(topics.admissions(), topics.certificates());
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    WorkingDays workingDays(ReviewProperties properties) {
        return HolidayFile.of(properties.holidays());
    }

    @Bean
    ReviewCalendar calendar(ReviewProperties properties, WorkingDays days) {
        return properties.calendar(days);
    }

    @Bean
    Supplier<QueueStatistics> queueStatistics(QueueStore queue, InstantSource clock) {
        return new QueueStatisticsCache(queue, clock);
    }

    @Bean
    Supplier<QueueForecast> forecast(QueueStore queue, PaceStore pace, ReviewCalendar calendar, InstantSource clock) {
        return new QueueForecaster(queue, pace, calendar, clock);
    }

    @Bean
    QuestionCommands questions(
            CaseWriter writer,
            EventSerializer serializer,
            ReviewCalendar calendar,
            InstantSource clock,
            ReviewProperties properties,
            ReviewMetrics metrics) {
        return new QuestionCommands(writer, serializer, calendar, clock, properties.timeToAnswer(), metrics);
    }

    @Bean
    CaseTimers timers(
            TimerStore timers,
            CaseStore store,
            EventSerializer serializer,
            ReviewCalendar calendar,
            SettlementBatcher settling,
            InstantSource clock,
            ReviewMetrics metrics) {
        return new CaseTimers(timers, store, serializer, calendar, settling::add, clock, metrics);
    }

    @Bean
    ScheduledSweep timerSweep(CaseTimers timers, TopicInitializer topics, ReviewProperties properties) {
        return new ScheduledSweep("timers", properties.timerEvery(), topics.opened(), timers::sweep);
    }

    @Bean
    ScheduledSweep settlementSweep(Settlement settlement, TopicInitializer topics, ReviewProperties properties) {
        return new ScheduledSweep("settlement", properties.sweepEvery(), topics.opened(), settlement::sweep);
    }

    @Bean
    EventSerializer serializer(JsonMapper json) {
        var writer = json.writerFor(new TypeReference<CloudEvent<DecisionEvent>>() {});
        return event ->
                new PublishedEvent(event.accountid(), event.id(), event.subject(), writer.writeValueAsString(event));
    }

    @Bean
    Inbox inbox(
            EventSerializer serializer,
            Evaluator evaluator,
            ReviewCalendar calendar,
            CaseStore store,
            InstantSource clock,
            ReviewMetrics metrics,
            Consumer<EvaluatedRevision> evaluationListener,
            Supplier<QueueForecast> forecast,
            ClaimSlots slots) {
        return new Inbox(
                InboxTable.of(serializer, evaluator, calendar, forecast),
                store,
                clock,
                metrics,
                evaluationListener,
                lease -> free(slots, lease));
    }

    @Bean
    Settlement settlement(CaseStore store, DecisionPublisher outbox, InstantSource clock, ReviewProperties properties) {
        return new Settlement(store, outbox, clock, properties.sweepAfter());
    }

    /** Publishes what verdicts owe, beside their answers; closing waits for what has begun. */
    @Bean
    SettlementBatcher settling(Settlement settlement) {
        return new SettlementBatcher(settlement);
    }

    /** Cases of signatures and for quality assurance, by their ids. */
    @Bean
    @Primary
    CasesById casesById(
            @Qualifier("mongoCaseStore") CaseStore cases,
            @Qualifier("mongoHistoryStore") HistoryStore histories,
            QualityCaseStores quality) {
        return new CasesById(cases, histories, quality);
    }

    @Bean
    QualityCaseCloser qualityCaseCloser(
            CaseStore cases, EventSerializer serializer, ClaimSlots slots, InstantSource clock) {
        return new QualityCaseCloser(cases, serializer, lease -> free(slots, lease), clock);
    }

    @Bean
    QualitySampling qualitySampling(
            QualityProperties properties,
            QualityReviewStore reviews,
            CaseStore cases,
            QualityCaseCloser closer,
            InstantSource clock) {
        return new QualitySampling(properties.draw(), reviews, cases, closer, clock);
    }

    @Bean
    CertificateDeletions certificateDeletions(
            DeletedCertificateStore deletions, QualityReviewStore reviews, QualityCaseCloser closer) {
        return new CertificateDeletions(deletions, reviews, closer);
    }

    @Bean
    CaseCopies caseCopies(
            QualityProperties properties,
            CaseCopies.Stores stores,
            CertificateDeletions deletions,
            QualityCaseCloser closer,
            InstantSource clock) {
        return new CaseCopies(properties.draw(), stores, deletions, closer, clock);
    }

    @Bean
    CaseCopies.Stores copyStores(QualityReviewStore reviews, CaseStore cases) {
        return new CaseCopies.Stores(reviews, cases);
    }

    @Bean
    QualityReportReader qualityReports(QualityReviewStore reviews, CaseStore cases) {
        return new QualityReportReader(reviews, cases);
    }

    @Bean
    ClaimSettings claimSettings(ReviewProperties properties) {
        return properties.claimSettings();
    }

    @Bean
    ClaimSlots claimSlots(ReviewerStore reviewers, CaseStore store, ClaimSettings settings, InstantSource clock) {
        return new ClaimSlots(reviewers, store, settings, clock);
    }

    @Bean
    ReviewerDirectory reviewerDirectory(ReviewerStore reviewers, ReviewProperties properties) {
        return new ReviewerDirectory(reviewers, properties.reviewers());
    }

    @Bean
    CaseWriter caseWriter(CaseStore store, SettlementBatcher settling, ImageSightings images, ClaimSlots slots) {
        return new CaseWriter(store, settling::add, images::forged, lease -> free(slots, lease));
    }

    @Bean
    CaseCommands caseCommands(
            CaseWriter writer,
            ClaimSlots slots,
            ReviewerDirectory reviewers,
            EventSerializer serializer,
            ClaimSettings settings,
            InstantSource clock,
            ReviewMetrics metrics) {
        return new CaseCommands(
                writer,
                slots,
                reviewers,
                serializer,
                settings,
                clock,
                () -> UUID.randomUUID().toString(),
                metrics);
    }

    @Bean
    LeadCommands leadCommands(
            CaseWriter writer, ReviewerDirectory reviewers, ClaimSettings settings, InstantSource clock) {
        return new LeadCommands(writer, reviewers, settings, clock);
    }

    /** The command is durable already: a slot that could not be freed ends with its time. */
    private static void free(ClaimSlots slots, Lease lease) {
        try {
            slots.free(lease);
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(ClaimSlots.class)
                    .atWarn()
                    .addKeyValue("reviewer", lease.reviewer())
                    .addKeyValue("cause", failed.toString())
                    .log("Freeing a claim slot failed; it ends with its lease");
        }
    }

    @Bean
    ReviewQueue queue(
            QueueStore queue,
            CaseStore store,
            ReviewerStore reviewers,
            CaseCommands commands,
            InstantSource clock,
            QualityCaseStores quality,
            QualityProperties properties) {
        var side = properties.isUsed() ? new SideQueue(quality.queue(), properties.claimPercent()) : SideQueue.NONE;
        return new ReviewQueue(queue, store, reviewers, commands, clock, RandomGenerator.getDefault(), side);
    }

    @Bean
    AbsenceCommands absences(ReviewerStore reviewers, QueueStore queue, CaseWriter writer, InstantSource clock) {
        return new AbsenceCommands(reviewers, queue, writer, clock);
    }

    @Bean
    CaseFinder caseFinder(CaseSearchStore searches) {
        return new CaseFinder(searches);
    }

    @Bean
    ReviewStatisticsReader reviewStatistics(ReviewerDecisionStore reviewerDecisions) {
        return new ReviewStatisticsReader(reviewerDecisions);
    }

    @Bean
    StartPage startPage() {
        return StartPage.of(
                LocalizedText.of("review.review-configuration.countersign-review"),
                LocalizedText.of("review.review-configuration.applies-the-rules-to-applications-and"));
    }
}
