package io.countersign.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Makes many writers share one commit: who comes while a commit runs waits for the next one, which the first of the
 * waiting performs for all. No commit overlaps a write, as documents are changed in place: it would store half of one,
 * or fail over it.
 */
final class GroupCommit {

    private final Runnable commit;
    private final ReadWriteLock documents = new ReentrantReadWriteLock();
    private final AtomicLong begun = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long safe;
    private boolean running;

    GroupCommit(Runnable commit) {
        this.commit = commit;
    }

    /** Beside other writes; returns, or fails, once what it has done is committed. */
    <T> T write(Supplier<T> work) {
        return read(() -> begin(work));
    }

    private <T> T begin(Supplier<T> work) {
        documents.readLock().lock();
        try {
            begun.incrementAndGet();
            return work.get();
        } finally {
            documents.readLock().unlock();
        }
    }

    /** Returns once everything that it may have seen is committed; at once if nobody waits. */
    <T> T read(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            await(begun.get());
        }
    }

    /** While nothing is written. */
    void alone(Runnable work) {
        documents.writeLock().lock();
        try {
            work.run();
        } finally {
            documents.writeLock().unlock();
        }
    }

    private void await(long ticket) {
        lock.lock();
        try {
            while (safe < ticket) {
                if (running) {
                    ended.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void lead() {
        running = true;
        lock.unlock();
        var covered = new AtomicLong();
        try {
            alone(() -> {
                long all = begun.get();
                commit.run();
                covered.set(all);
            });
        } finally {
            lock.lock();
            running = false;
            safe = Math.max(safe, covered.get());
            ended.signalAll();
        }
    }
}
