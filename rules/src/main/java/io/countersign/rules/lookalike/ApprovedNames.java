package io.countersign.rules.lookalike;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The approved names by number, each packed into one array of bytes. */
final class ApprovedNames {

    private static final int PAGE = 1 << 14;
    private static final int PAGES = 1 << 14;

    private final AtomicReferenceArray<@Nullable AtomicReferenceArray<byte @Nullable []>> pages =
            new AtomicReferenceArray<>(PAGES);
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int next = 1;

    /** One approved name. */
    record Entry(SignatureId signature, AccountId account, String name) {

        private byte[] packed() {
            byte[] id = account.value().getBytes(StandardCharsets.UTF_8);
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(Long.BYTES + 1 + id.length + text.length)
                    .putLong(signature.value())
                    .put((byte) id.length)
                    .put(id)
                    .put(text)
                    .array();
        }

        private static Entry of(byte[] packed) {
            var buffer = ByteBuffer.wrap(packed);
            var signature = new SignatureId(buffer.getLong());
            var id = new byte[buffer.get()];
            buffer.get(id);
            var text = new byte[buffer.remaining()];
            buffer.get(text);
            return new Entry(
                    signature,
                    new AccountId(new String(id, StandardCharsets.UTF_8)),
                    new String(text, StandardCharsets.UTF_8));
        }
    }

    synchronized int add(Entry entry) {
        int number = free.isEmpty() ? next++ : free.pop();
        page(number).set(number % PAGE, entry.packed());
        return number;
    }

    synchronized void remove(int number) {
        page(number).set(number % PAGE, null);
        free.push(number);
    }

    /** Null if it was removed meanwhile. */
    @Nullable
    Entry get(int number) {
        var page = pages.get(number / PAGE);
        var packed = page == null ? null : page.get(number % PAGE);
        return packed == null ? null : Entry.of(packed);
    }

    private AtomicReferenceArray<byte @Nullable []> page(int number) {
        var page = pages.get(number / PAGE);
        if (page == null) {
            page = new AtomicReferenceArray<>(PAGE);
            pages.set(number / PAGE, page);
        }
        return page;
    }
}
