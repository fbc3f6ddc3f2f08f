package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.RateProperties.Policy;
import io.countersign.platform.testing.BoundProperties;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class RatePropertiesTest {

    private static final long SECOND = 1_000_000_000L;

    private final RateProperties rates = new RateProperties(10, 20, 100, 200, 30, 40, 5, 6, 7, 8);

    @Test
    void aPlatformHasItsOwn() {
        assertThat(rates.policy(Kind.SUBMIT, false)).isEqualTo(new Policy("submit", 10, 20));
        assertThat(rates.policy(Kind.SUBMIT, true)).isEqualTo(new Policy("submit", 100, 200));
        assertThat(rates.policy(Kind.READ, false)).isEqualTo(new Policy("read", 30, 40));
        assertThat(rates.policy(Kind.READ, true)).isEqualTo(new Policy("read", 100, 200));
        assertThat(rates.policy(Kind.UPLOAD, false)).isEqualTo(new Policy("upload", 5, 6));
        assertThat(rates.policy(Kind.UPLOAD, true)).isEqualTo(new Policy("upload", 50, 60));
        assertThat(rates.policy(Kind.EVALUATE, false)).isEqualTo(new Policy("evaluate", 7, 8));
        assertThat(rates.policy(Kind.EVALUATE, true)).isEqualTo(new Policy("evaluate", 70, 80));
    }

    @Test
    void theDefaultsKeepAnAccountBelowTheRateOfOnePartition() throws IOException {
        var settings = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("intake", new ClassPathResource("intake.yml"))
                .forEach(settings::addLast);
        var defaults = new Binder(
                        ConfigurationPropertySources.from(settings), new PropertySourcesPlaceholdersResolver(settings))
                .bind("countersign.intake.rates", RateProperties.class)
                .get();

        assertThat(defaults.policy(Kind.SUBMIT, false)).isEqualTo(new Policy("submit", 20, 50));
        assertThat(defaults.policy(Kind.SUBMIT, true)).isEqualTo(new Policy("submit", 200, 1_000));
    }

    @Test
    void refusesInvalidValues() {
        var none = Map.of("countersign.intake.rates.submit", "0", "countersign.intake.rates.platform", "0");
        assertThat(BoundProperties.refusal("countersign.intake.rates", RateProperties.class, none))
                .contains("Property: countersign.intake.rates.submit", "Property: countersign.intake.rates.platform");
        assertThatThrownBy(() -> new RateProperties(5, 4, 1, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBucketGivesItsBurstAndStatesHowLongToWait() {
        var bucket = CallerRateLimiter.bucket(new Policy("submit", 1, 3));

        assertThat(bucket.tryConsumeAndReturnRemaining(1).getRemainingTokens()).isEqualTo(2);
        assertThat(bucket.tryConsume(2)).isTrue();
        var refused = bucket.tryConsumeAndReturnRemaining(1);

        assertThat(refused.isConsumed()).isFalse();
        assertThat(refused.getNanosToWaitForRefill()).isBetween(1L, SECOND);
    }

    @Test
    void aStreamWaitsForWhatItTakes() {
        var bucket = CallerRateLimiter.bucket(new Policy("submit", 100, 100));

        assertThat(bucket.consumeIgnoringRateLimits(100)).isZero();
        assertThat(bucket.consumeIgnoringRateLimits(50)).isBetween(SECOND / 4, SECOND / 2);
    }
}
