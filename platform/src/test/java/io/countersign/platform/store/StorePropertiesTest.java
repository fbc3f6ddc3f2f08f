package io.countersign.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;

class StorePropertiesTest {

    private static StoreProperties bind(Map<String, String> settings) {
        return BoundProperties.bind("countersign.store", StoreProperties.class, settings);
    }

    @Test
    void createsIndexesByDefault() {
        assertThat(bind(Map.of()).indexes()).isEqualTo(IndexMode.CREATE);
    }

    @Test
    void takesTheMode() {
        assertThat(bind(Map.of("countersign.store.indexes", "verify")).indexes())
                .isEqualTo(IndexMode.VERIFY);
    }

    @Test
    void refusesAnUnknownMode() {
        assertThatThrownBy(() -> bind(Map.of("countersign.store.indexes", "none")))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("countersign.store.indexes");
    }
}
