package io.countersign.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 digest of a content.
 *
 * @param hex in lower case
 */
public record Sha256(String hex) {

    public static Sha256 of(byte[] content) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    public static Sha256 of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** Each part is led by its length, so that no two lists of parts have the same digest. */
    public static Sha256 ofParts(Iterable<? extends @Nullable String> parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(part == null ? -1 : part.length()).append(':').append(part == null ? "" : part);
        }
        return of(text.toString());
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** The first hex digits. */
    public String prefix(int digits) {
        return hex.substring(0, digits);
    }
}
