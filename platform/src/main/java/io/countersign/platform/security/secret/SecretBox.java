package io.countersign.platform.security.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.service.StartupException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets at rest by AES-256-GCM, each bound to its owner. A sealed text has the form {@code v2.<key id>.<Base64
 * of nonce and ciphertext>}; the key id is derived from the key. The current key seals; the current and the previous
 * keys open. Thread-safe.
 */
public final class SecretBox {

    private static final String VERSION = "v2";
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Key current;
    private final Map<String, Key> keys;
    private final SecureRandom random = new SecureRandom();

    private SecretBox(Key current, List<Key> all) {
        this.current = current;
        this.keys = all.stream().collect(Collectors.toMap(Key::id, key -> key, (first, repeated) -> first));
    }

    private record Key(String id, SecretKeySpec spec) {

        static Key of(String base64, String variable) {
            var bytes = decode(base64);
            if (bytes.length != KEY_BYTES) {
                throw new StartupException(variable + " must be the Base64 of 32 random bytes, by which secrets are"
                        + " encrypted at rest; create one with: openssl rand -base64 32");
            }
            return new Key(idOf(bytes), new SecretKeySpec(bytes, "AES"));
        }

        private static byte[] decode(String base64) {
            try {
                return Base64.getDecoder().decode(base64.strip());
            } catch (IllegalArgumentException _) {
                return new byte[0];
            }
        }

        private static String idOf(byte[] bytes) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update("countersign key id".getBytes(UTF_8));
                return HexFormat.of().formatHex(digest.digest(bytes), 0, KEY_ID_BYTES);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    /** @throws StartupException unless {@code base64} is a key of 32 bytes */
    public static SecretBox of(String base64) {
        return of(base64, List.of());
    }

    /**
     * @param previous keys that only open, until everything that they sealed is sealed again
     * @throws StartupException unless each is a key of 32 bytes
     */
    public static SecretBox of(String base64, List<String> previous) {
        var current = Key.of(base64, "COUNTERSIGN_SECRETS_KEY");
        var all = new ArrayList<Key>();
        all.add(current);
        previous.forEach(key -> all.add(Key.of(key, "COUNTERSIGN_SECRETS_PREVIOUS_KEYS")));
        return new SecretBox(current, all);
    }

    /** @param belongsTo the owner that the secret is bound to: it does not open for another */
    public String seal(String secret, String belongsTo) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = run(Cipher.ENCRYPT_MODE, current, nonce, belongsTo, secret.getBytes(UTF_8));
            var both =
                    ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
            return VERSION + '.' + current.id() + '.' + Base64.getEncoder().encodeToString(both.array());
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("AES-GCM is not available", failed);
        }
    }

    /** @throws UnreadableSecretException if it is sealed by a key that is not configured, for another owner, or damaged */
    public String open(String text, String belongsTo) {
        var parts = List.of(text.split("\\.", 3));
        if (parts.size() != 3 || !parts.getFirst().equals(VERSION)) {
            throw new UnreadableSecretException("Unknown format of a sealed secret");
        }
        var key = keys.get(parts.get(1));
        if (key == null) {
            throw new UnreadableSecretException(
                    "Sealed by the key %s, which is not configured".formatted(parts.get(1)));
        }
        try {
            return open(key, Base64.getDecoder().decode(parts.get(2)), belongsTo);
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableSecretException("Malformed sealed secret", malformed);
        } catch (GeneralSecurityException failed) {
            throw new UnreadableSecretException("Damaged, or sealed for another owner", failed);
        }
    }

    private static String open(Key key, byte[] sealed, String belongsTo) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new IllegalArgumentException("shorter than its nonce");
        }
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        var ciphertext = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, belongsTo, ciphertext), UTF_8);
    }

    /** Whether the current key sealed the text. */
    public boolean isCurrent(String text) {
        return text.startsWith(VERSION + '.' + current.id() + '.');
    }

    private static byte[] run(int mode, Key key, byte[] nonce, String belongsTo, byte[] input)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((key.id() + '.' + belongsTo).getBytes(UTF_8));
        return cipher.doFinal(input);
    }
}
