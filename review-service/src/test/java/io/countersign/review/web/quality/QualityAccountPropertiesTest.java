package io.countersign.review.web.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;

class QualityAccountPropertiesTest {

    private static QualityAccountProperties bind(Map<String, String> settings) {
        return BoundProperties.bind("countersign.review.quality", QualityAccountProperties.class, settings);
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
