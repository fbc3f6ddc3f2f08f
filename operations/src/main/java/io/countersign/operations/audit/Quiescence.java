package io.countersign.operations.audit;

import io.countersign.operations.command.Console;
import io.countersign.operations.command.OperationFailedException;
import io.countersign.operations.kafka.ServiceGroups;
import io.countersign.platform.topics.TopicLayout;
import io.countersign.platform.topics.TopicReader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** Waits until nothing is written and every service has read everything. */
final class Quiescence {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final TopicReader reader;
    private final ServiceGroups groups;
    private final TopicLayout layout;

    Quiescence(TopicReader reader, ServiceGroups groups, TopicLayout layout) {
        this.reader = reader;
        this.groups = groups;
        this.layout = layout;
    }

    /**
     * The positions of writers and readers at one moment.
     *
     * @param lags records that a service has not read, by service
     */
    record State(Map<TopicPartition, Long> ends, Map<String, Long> lags) {

        boolean restsSince(State before) {
            return lags.isEmpty() && ends.equals(before.ends);
        }
    }

    State look() {
        var ends = reader.endOffsets(layout.all());
        return new State(ends, groups.lags(ends));
    }

    /** The settled state, or the current one when the time-out ends. */
    State await(Duration timeout, Console console) {
        long end = System.nanoTime() + timeout.toNanos();
        var before = look();
        while (true) {
            pause();
            var now = look();
            if (now.restsSince(before) || System.nanoTime() - end >= 0) {
                return now;
            }
            console.progress(now.lags().isEmpty() ? "records are still written" : "not read yet: " + now.lags());
            before = now;
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("stopped");
        }
    }
}
