package io.countersign.platform.security.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.service.StartupException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final String KEY = Base64.getEncoder()
            .encodeToString("0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private static final String OTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
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

        assertThatThrownBy(() -> box.open(sealed, "ep_2")).isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void opensNothingByAnotherKey() {
        var sealed = box.seal("whsec_abc", "ep_1");
        var other = SecretBox.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThatThrownBy(() -> other.open(sealed, "ep_1")).isInstanceOf(UnreadableSecretException.class);
        assertThatThrownBy(() -> box.open("plain", "ep_1")).isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void aPreviousKeyOpensAndTheCurrentKeySeals() {
        var before = box.seal("whsec_abc", "ep_1");
        var rotated = SecretBox.of(OTHER_KEY, List.of(KEY));

        assertThat(rotated.open(before, "ep_1")).isEqualTo("whsec_abc");
        assertThat(rotated.isCurrent(before)).isFalse();

        var after = rotated.seal("whsec_abc", "ep_1");

        assertThat(rotated.isCurrent(after)).isTrue();
        assertThat(SecretBox.of(OTHER_KEY).open(after, "ep_1")).isEqualTo("whsec_abc");
        assertThatThrownBy(() -> box.open(after, "ep_1"))
                .isInstanceOf(UnreadableSecretException.class)
                .hasMessageMatching("Sealed by the key [0-9a-f]{8}, which is not configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "v1.AAAA", "v2.", "v2.00000000", "v2.%s.", "v2.%s.A", "v2.%s.!!", "v2.%s.AAAA"})
    void aMalformedTextIsReported(String text) {
        var keyId = box.seal("whsec_abc", "ep_1").split("\\.", 3)[1];

        assertThatThrownBy(() -> box.open(text.replace("%s", keyId), "ep_1"))
                .isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void aMalformedPreviousKeyRefusesToStart() {
        assertThatThrownBy(() -> SecretBox.of(KEY, List.of("short")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("COUNTERSIGN_SECRETS_PREVIOUS_KEYS");
    }

    @Test
    void theKeysAreNotPrinted() {
        assertThat(new SecretKeyProperties(KEY, List.of(OTHER_KEY)).toString()).doesNotContain(KEY, OTHER_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAA", "not base64 at all!"})
    void aServiceWithoutAKeyDoesNotStart(String key) {
        assertThatThrownBy(() -> SecretBox.of(key))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("COUNTERSIGN_SECRETS_KEY");
    }
}
