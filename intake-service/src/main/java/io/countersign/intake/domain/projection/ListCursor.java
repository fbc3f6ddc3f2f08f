package io.countersign.intake.domain.projection;

import io.countersign.contracts.Sha256;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.view.ListPosition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The position after which a list continues, bound to the list's owner and filter by a digest. */
final class ListCursor {

    private static final int POSITION = 2 * Long.BYTES;
    private static final int DIGEST = 12;

    private ListCursor() {}

    static String after(ListPosition last, ListOwner owner, ListFilter filter) {
        var bytes = ByteBuffer.allocate(POSITION + DIGEST)
                .putLong(last.submittedAt().toEpochMilli())
                .putLong(last.signature().value())
                .put(digest(last, owner, filter))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty unless this very list gave it out. */
    static Optional<ListPosition> parse(String text, ListOwner owner, ListFilter filter) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != POSITION + DIGEST) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            var last = new ListPosition(Instant.ofEpochMilli(buffer.getLong()), new SignatureId(buffer.getLong()));
            var digest = Arrays.copyOfRange(bytes, POSITION, bytes.length);
            return Arrays.equals(digest, digest(last, owner, filter)) ? Optional.of(last) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] digest(ListPosition last, ListOwner owner, ListFilter filter) {
        var bound = last.submittedAt().toEpochMilli() + "\n" + last.signature() + "\n" + owner.key() + '\n' + filter;
        return Arrays.copyOf(Sha256.of(bound).bytes(), DIGEST);
    }
}
