package io.countersign.notification.delivery;

import io.countersign.notification.domain.delivery.Delivery;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * One endpoint's due deliveries: a few at a time, and one at a time while it fails, so that it delays only itself. It holds
 * at most {@value #MAX_QUEUED}.
 */
final class EndpointQueue {

    static final int MAX_QUEUED = 100;

    private final int width;
    private final Executor threads;
    private final Predicate<Delivery.Key> work;
    private final Queue<Delivery.Key> due = new ArrayDeque<>();
    private int running;
    private boolean failing;

    /** @param work carries one delivery; false if the endpoint failed */
    EndpointQueue(int width, Executor threads, Predicate<Delivery.Key> work) {
        this.width = width;
        this.threads = threads;
        this.work = work;
    }

    /** False if it is full. */
    synchronized boolean offer(Delivery.Key key) {
        if (due.size() >= MAX_QUEUED) {
            return false;
        }
        due.add(key);
        fill();
        return true;
    }

    synchronized boolean isIdle() {
        return running == 0 && due.isEmpty();
    }

    private synchronized void fill() {
        while (running < (failing ? 1 : width) && !due.isEmpty()) {
            var key = due.remove();
            running++;
            threads.execute(() -> run(key));
        }
    }

    private void run(Delivery.Key key) {
        boolean worked = false;
        try {
            worked = work.test(key);
        } finally {
            done(worked);
        }
    }

    private synchronized void done(boolean worked) {
        running--;
        failing = !worked;
        fill();
    }
}
