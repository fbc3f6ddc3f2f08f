package io.countersign.intake.domain;

import io.countersign.contracts.SignatureId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The place in a list after a page, bound to the list's owner and filter by a digest. */
final class ListCursor {

    private static final int DIGEST = 12;

    private ListCursor() {}

    static String after(SignatureId last, ListOwner owner, ListFilter filter) {
        var bytes = ByteBuffer.allocate(Long.BYTES + DIGEST)
                .putLong(last.value())
                .put(digest(last.value(), owner, filter))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty unless this very list gave it out. */
    static Optional<Long> parse(String text, ListOwner owner, ListFilter filter) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != Long.BYTES + DIGEST) {
                return Optional.empty();
            }
            var last = ByteBuffer.wrap(bytes).getLong();
            var digest = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
            return Arrays.equals(digest, digest(last, owner, filter)) ? Optional.of(last) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] digest(long last, ListOwner owner, ListFilter filter) {
        var bound = last + "\n" + owner.key() + '\n' + filter;
        return Arrays.copyOf(Digests.sha256(bound.getBytes(StandardCharsets.UTF_8)), DIGEST);
    }
}
