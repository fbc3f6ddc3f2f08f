package io.countersign.intake.store;

import io.countersign.intake.domain.SecretSealer;
import io.countersign.platform.security.SecretBox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Seals secret keys by the installation's key. */
@Component
final class SecretBoxSealer implements SecretSealer {

    private final SecretBox box;

    SecretBoxSealer(@Value("${countersign.secrets-key}") String key) {
        this.box = SecretBox.of(key);
    }

    @Override
    public String seal(String secret, String belongsTo) {
        return box.seal(secret, belongsTo);
    }

    @Override
    public String open(String sealed, String belongsTo) {
        return box.open(sealed, belongsTo);
    }
}
