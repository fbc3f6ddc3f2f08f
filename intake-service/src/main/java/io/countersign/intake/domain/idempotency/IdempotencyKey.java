package io.countersign.intake.domain.idempotency;

import io.countersign.contracts.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The client's idempotency key with the digest of its request.
 *
 * @param hash a digest of method, path and content, in hex
 */
public record IdempotencyKey(String key, String hash) {

    public static final int MAX_KEY_LENGTH = 255;

    /** 1 to 255 visible ASCII characters. */
    public static boolean isValid(String key) {
        return !key.isEmpty() && key.length() <= MAX_KEY_LENGTH && key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    /** A digest of what the request asks for, whatever its spelling. */
    public static String hash(String method, String path, byte[] content) {
        var head = (method + ' ' + path + '\n').getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return Sha256.of(all).hex();
    }
}
