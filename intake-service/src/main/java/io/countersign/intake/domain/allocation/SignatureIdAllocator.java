package io.countersign.intake.domain.allocation;

import io.countersign.contracts.SignatureId;
import java.util.concurrent.locks.ReentrantLock;

/** Hands out signature ids from a reserved block; what is left of one when the process ends is lost. */
public final class SignatureIdAllocator {

    static final int BLOCK = 1_000;

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
            if (next == end) {
                next = blocks.reserve(BLOCK);
                end = next + BLOCK;
            }
            return new SignatureId(next++);
        } finally {
            lock.unlock();
        }
    }
}
