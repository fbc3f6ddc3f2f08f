package io.countersign.intake.domain.allocation;

import io.countersign.contracts.SignatureId;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands out signature ids from a reserved block; what is left of one when the process ends is lost. The last ids of each block are of
 * cases for quality assurance at review and are not handed out.
 */
public final class SignatureIdAllocator {

    private final IdBlockStore blocks;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    public SignatureIdAllocator(IdBlockStore blocks) {
        this.blocks = blocks;
    }

    public SignatureId next() {
        lock.lock();
        try {
            while (next == end || new SignatureId(next).isForQuality()) {
                skip();
            }
            return new SignatureId(next++);
        } finally {
            lock.unlock();
        }
    }

    private void skip() {
        if (next == end) {
            next = blocks.reserve(SignatureId.BLOCK);
            end = next + SignatureId.BLOCK;
        } else {
            next++;
        }
    }
}
