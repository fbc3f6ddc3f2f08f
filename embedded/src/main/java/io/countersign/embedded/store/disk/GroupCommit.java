package io.countersign.embedded.store.disk;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets concurrent writers share one commit. A writer that arrives while a commit runs waits for the next one, which the
 * first waiting writer performs for all. No commit overlaps a write, so that it contains a document together with its
 * index entries or neither.
 */
final class GroupCommit {

    private final Runnable commit;
    private final ReadWriteLock documents = new ReentrantReadWriteLock();
    private final AtomicLong begun = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long committed;
    private boolean running;

    GroupCommit(Runnable commit) {
        this.commit = commit;
    }

    /** Executes concurrently with other writes; returns, or fails, once the work is committed. */
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

    /** Returns once everything that the work may have seen is committed; at once if no writer waits. */
    <T> T read(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            await(begun.get());
        }
    }

    /** Executes while no write runs. */
    void exclusively(Runnable work) {
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
            while (committed < ticket) {
                if (running) {
                    ended.awaitUninterruptibly();
                } else {
                    commitForAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void commitForAll() {
        running = true;
        lock.unlock();
        var covered = new AtomicLong();
        try {
            exclusively(() -> {
                long all = begun.get();
                commit.run();
                covered.set(all);
            });
        } finally {
            lock.lock();
            running = false;
            committed = Math.max(committed, covered.get());
            ended.signalAll();
        }
    }
}
