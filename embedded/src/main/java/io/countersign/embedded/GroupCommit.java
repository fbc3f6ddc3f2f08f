package io.countersign.embedded;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes many writers share one commit: who comes while a commit runs waits for the next one, which the first of the
 * waiting performs for all.
 */
final class GroupCommit {

    private final Runnable commit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long asked;
    private long safe;
    private boolean running;

    GroupCommit(Runnable commit) {
        this.commit = commit;
    }

    /** Returns once a commit that began after this call has ended. */
    void commit() {
        lock.lock();
        try {
            await(++asked);
        } finally {
            lock.unlock();
        }
    }

    /** Returns once everything that others have written and wait for is committed; at once if nobody waits. */
    void settle() {
        lock.lock();
        try {
            await(asked);
        } finally {
            lock.unlock();
        }
    }

    private void await(long ticket) {
        while (safe < ticket) {
            if (running) {
                ended.awaitUninterruptibly();
            } else {
                lead();
            }
        }
    }

    private void lead() {
        running = true;
        long covered = asked;
        lock.unlock();
        try {
            commit.run();
        } catch (RuntimeException | Error e) {
            covered = 0;
            throw e;
        } finally {
            lock.lock();
            running = false;
            safe = Math.max(safe, covered);
            ended.signalAll();
        }
    }
}
