package io.countersign.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.service.StartupException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals secrets at rest by AES-256-GCM, each bound to whom it belongs to. */
public final class SecretBox {

    private static final String VERSION = "v1.";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private SecretBox(SecretKeySpec key) {
        this.key = key;
    }

    /** @throws StartupException unless {@code base64} is a key of 32 bytes */
    public static SecretBox of(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new StartupException(
                    "COUNTERSIGN_SECRETS_KEY must hold the Base64 of 32 random bytes, by which secrets"
                            + " are encrypted at rest; make one with: openssl rand -base64 32");
        }
        return new SecretBox(new SecretKeySpec(bytes, "AES"));
    }

    public String seal(String secret, String belongsTo) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, belongsTo, secret.getBytes(UTF_8));
        var both = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
        return VERSION + Base64.getEncoder().encodeToString(both.array());
    }

    /** @throws IllegalStateException if it was sealed by another key, for another, or was changed */
    public String open(String text, String belongsTo) {
        if (!text.startsWith(VERSION)) {
            throw new IllegalStateException("a sealed secret is of no known version");
        }
        var both = ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(VERSION.length())));
        var nonce = new byte[NONCE_BYTES];
        both.get(nonce);
        var sealed = new byte[both.remaining()];
        both.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, nonce, belongsTo, sealed), UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String belongsTo, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(belongsTo.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a secret can't be sealed or opened with this key", failed);
        }
    }
}
