package io.countersign.intake.memory;

import io.countersign.intake.domain.credential.SecretSealer;

/** Seals without encryption, and refuses to open a secret for another owner. */
public final class PlainTextSealer implements SecretSealer {

    @Override
    public String seal(String secret, String belongsTo) {
        return belongsTo + ":" + secret;
    }

    @Override
    public String open(String sealed, String belongsTo) {
        if (!sealed.startsWith(belongsTo + ":")) {
            throw new IllegalStateException("sealed for another");
        }
        return sealed.substring(belongsTo.length() + 1);
    }
}
