package io.countersign.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StorePropertiesTest {

    private static StoreProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("countersign.store", StoreProperties.class);
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
