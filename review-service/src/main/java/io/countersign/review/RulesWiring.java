package io.countersign.review;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.kafka.StartCheck;
import io.countersign.platform.service.RefusalToStart;
import io.countersign.platform.store.Fingerprints;
import io.countersign.review.domain.CaseStore;
import io.countersign.review.domain.DissentStore;
import io.countersign.review.domain.Gallery;
import io.countersign.review.domain.Judge;
import io.countersign.review.domain.Judged;
import io.countersign.review.domain.Others;
import io.countersign.review.domain.PictureStore;
import io.countersign.review.domain.Registrar;
import io.countersign.review.domain.Registry;
import io.countersign.review.domain.RulesJudge;
import io.countersign.review.domain.Shadow;
import io.countersign.review.domain.Tally;
import io.countersign.rules.RuleBook;
import io.countersign.rules.yaml.InvalidRules;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rule sets, what they may ask about others, and the one that looks on. */
@Configuration(proxyBeanMethods = false)
class RulesWiring {

    @Bean
    RuleBook ruleBook(@Value("${countersign.rules:}") String directory) {
        try {
            return directory.isBlank() ? RuleBook.shipped() : RuleBook.load(Path.of(directory));
        } catch (InvalidRules invalid) {
            throw new RefusalToStart("countersign.rules: " + String.join("; ", invalid.faults()));
        }
    }

    /** A changed file under a published name would make stored decisions say what was never decided. */
    @Bean
    StartCheck publishedRuleSets(MongoDatabase database, RuleBook book, InstantSource clock) {
        return new Fingerprints(database, "rule_sets", book.hashes(), clock);
    }

    @Bean
    Registrar registrar(CaseStore cases) {
        return new Registrar(cases);
    }

    @Bean
    Registry approvedSignatures() {
        return new Registry();
    }

    @Bean
    Gallery gallery(PictureStore pictures) {
        return new Gallery(pictures);
    }

    @Bean
    Others others(Registry registry, Gallery gallery) {
        return new Others(registry, gallery);
    }

    @Bean
    Judge judge(RuleBook book, Others others) {
        return new RulesJudge(book, others);
    }

    @Bean
    Consumer<Judged> onlooker(
            @Value("${countersign.review.shadow:}") String name,
            RuleBook book,
            Others others,
            DissentStore dissents,
            Tally tally,
            InstantSource clock) {
        if (name.isBlank()) {
            return judged -> {};
        }
        var second = book.named(name);
        if (second == null) {
            throw new RefusalToStart("countersign.review.shadow: there is no rule set " + name);
        }
        var shadow = new Shadow(second, others, dissents, tally, clock);
        return judged -> lookOn(shadow, judged);
    }

    /** Whatever happens to it must not hold up a decision. */
    private static void lookOn(Shadow shadow, Judged judged) {
        try {
            shadow.accept(judged);
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(Shadow.class)
                    .atWarn()
                    .addKeyValue("signature", judged.signature())
                    .addKeyValue("cause", failed.toString())
                    .log("The rule set that looks on could not");
        }
    }
}
