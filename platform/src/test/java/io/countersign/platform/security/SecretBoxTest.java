package io.countersign.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.service.StartupException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final String KEY = Base64.getEncoder()
            .encodeToString("0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private final SecretBox box = SecretBox.of(KEY);

    @Test
    void opensWhatItSealed() {
        var sealed = box.seal("whsec_abc", "ep_1");

        assertThat(sealed).doesNotContain("whsec");
        assertThat(SecretBox.of(KEY).open(sealed, "ep_1")).isEqualTo("whsec_abc");
    }

    @Test
    void sealsDifferentlyEachTime() {
        assertThat(box.seal("whsec_abc", "ep_1")).isNotEqualTo(box.seal("whsec_abc", "ep_1"));
    }

    @Test
    void opensNothingForAnother() {
        var sealed = box.seal("whsec_abc", "ep_1");

        assertThatThrownBy(() -> box.open(sealed, "ep_2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensNothingByAnotherKey() {
        var sealed = box.seal("whsec_abc", "ep_1");
        var other = SecretBox.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThatThrownBy(() -> other.open(sealed, "ep_1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open("plain", "ep_1")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAA", "not base64 at all!"})
    void aServiceWithoutAKeyDoesNotStart(String key) {
        assertThatThrownBy(() -> SecretBox.of(key))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("COUNTERSIGN_SECRETS_KEY");
    }
}
