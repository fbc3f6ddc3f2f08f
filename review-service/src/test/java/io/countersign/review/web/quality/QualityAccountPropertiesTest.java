package io.countersign.review.web.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class QualityAccountPropertiesTest {

    private static QualityAccountProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("countersign.review.quality", QualityAccountProperties.class);
    }

    @Test
    void namesNoAccountByDefault() {
        assertThat(bind(Map.of()).account()).isEmpty();
    }

    @Test
    void takesTheAccount() {
        assertThat(bind(Map.of("countersign.review.quality.account", "operator"))
                        .account())
                .isEqualTo("operator");
    }

    @Test
    void refusesWhatIsNoAccountId() {
        assertThatThrownBy(() -> bind(Map.of("countersign.review.quality.account", "no account")))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("countersign.review.quality.account is no account id: no account");
    }
}
