package io.countersign.intake.store;

import io.countersign.intake.domain.credential.SecretSealer;
import io.countersign.platform.security.secret.SecretBox;
import io.countersign.platform.security.secret.SecretKeyProperties;
import org.springframework.stereotype.Component;

/** Seals the secrets of key pairs by the installation's key. */
@Component
final class SecretBoxSealer implements SecretSealer {

    private final SecretBox box;

    SecretBoxSealer(SecretKeyProperties keys) {
        this.box = keys.secretBox();
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
