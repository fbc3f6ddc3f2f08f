package io.countersign.review;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.InstallationProperties;
import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.store.Fingerprints;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.evaluation.EvaluatedRevision;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.evaluation.RulesEvaluator;
import io.countersign.review.domain.image.ImageSightingStore;
import io.countersign.review.domain.image.ImageSightings;
import io.countersign.review.domain.image.LikenessStore;
import io.countersign.review.domain.registry.NameRegistry;
import io.countersign.review.domain.registry.OtherAccounts;
import io.countersign.review.domain.registry.RegistryProjection;
import io.countersign.review.domain.shadow.ShadowDisagreementStore;
import io.countersign.review.domain.shadow.ShadowEvaluation;
import io.countersign.rules.RuleBook;
import io.countersign.rules.yaml.InvalidRules;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rule sets, their view of other accounts, and the shadow rule set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuleSetProperties.class)
class RulesConfiguration {

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
    StartupCheck publishedRuleSets(MongoDatabase database, RuleBook book, InstantSource clock) {
        return new Fingerprints(database, "rule_sets", book.hashes(), clock);
    }

    @Bean
    RegistryProjection registrar(CaseStore cases) {
        return new RegistryProjection(cases);
    }

    @Bean
    NameRegistry approvedSignatures() {
        return new NameRegistry();
    }

    @Bean
    ImageSightings imageSightings(ImageSightingStore store, LikenessStore likenesses) {
        return new ImageSightings(store, likenesses);
    }

    @Bean
    OtherAccounts others(NameRegistry registry, ImageSightings images) {
        return new OtherAccounts(registry, images);
    }

    @Bean
    Evaluator evaluator(RuleBook book, OtherAccounts others) {
        return new RulesEvaluator(book, others::of);
    }

    @Bean
    Consumer<EvaluatedRevision> evaluationListener(
            RuleSetProperties settings,
            RuleBook book,
            OtherAccounts others,
            ShadowDisagreementStore disagreements,
            ReviewMetrics metrics,
            InstantSource clock) {
        var name = settings.shadow();
        if (name.isBlank()) {
            return evaluated -> {};
        }
        var second = book.named(name);
        if (second == null) {
            throw new StartupException("countersign.review.shadow: there is no rule set " + name);
        }
        var shadow = new ShadowEvaluation(second, others::of, disagreements, metrics, clock);
        return evaluated -> evaluateShadow(shadow, evaluated);
    }

    /** A failure must not delay a decision. */
    private static void evaluateShadow(ShadowEvaluation shadow, EvaluatedRevision evaluated) {
        try {
            shadow.accept(evaluated);
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(ShadowEvaluation.class)
                    .atWarn()
                    .addKeyValue("signature", evaluated.signature())
                    .addKeyValue("cause", failed.toString())
                    .log("Shadow evaluation failed");
        }
    }
}
