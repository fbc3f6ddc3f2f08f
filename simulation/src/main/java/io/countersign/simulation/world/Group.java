package io.countersign.simulation.world;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A consumer group on one topic. Its instance may stall while another takes over: the commit of the stalled one then
 * fails. A poll may go back to what was committed long ago, and may leave out a record as a dead letter, which it then is
 * wherever it is read, until an operator re-drives it.
 */
public final class Group<E extends Event> {

    private static final int MAX_BATCH = 4;
    private static final int MAX_BATCH_AT_REST = 100;

    private final Topic<E> topic;
    private final Chance chance;
    private final Predicate<E> mayDie;
    private final Consumer<CloudEvent<E>> onDeadLetter;
    private final SequencedMap<String, CloudEvent<E>> deadLetters = new LinkedHashMap<>();
    private final Set<Integer> died = new HashSet<>();
    private int seen;
    private int committed;
    private int generation;

    /** @param mayDie which events may end as dead letters */
    public Group(Topic<E> topic, Chance chance, Predicate<E> mayDie) {
        this(topic, chance, mayDie, _ -> {});
    }

    /** @param onDeadLetter receives each dead letter when it is published */
    public Group(Topic<E> topic, Chance chance, Predicate<E> mayDie, Consumer<CloudEvent<E>> onDeadLetter) {
        this.topic = topic;
        this.chance = chance;
        this.mayDie = mayDie;
        this.onDeadLetter = onDeadLetter;
    }

    /** What one poll brought. */
    public record Poll<E extends Event>(List<CloudEvent<E>> records, int next, int generation) {}

    public Poll<E> poll() {
        generation++;
        int from = committed;
        if (!chance.isCalm() && committed > 0 && chance.oneIn(4)) {
            from = chance.below(committed + 1);
        }
        var records = topic.read(from, chance.isCalm() ? MAX_BATCH_AT_REST : 1 + chance.below(MAX_BATCH));
        return new Poll<>(withoutDeadLetters(records, from), from + records.size(), generation);
    }

    /** Whether a record can't be read is decided when it is polled first, and then so for every instance. */
    private List<CloudEvent<E>> withoutDeadLetters(List<CloudEvent<E>> records, int from) {
        var left = new ArrayList<CloudEvent<E>>();
        for (int i = 0; i < records.size(); i++) {
            var event = records.get(i);
            if (from + i == seen) {
                seen++;
                if (!chance.isCalm() && mayDie.test(event.data()) && chance.oneIn(25)) {
                    deadLetter(event);
                    died.add(from + i);
                }
            }
            if (!deadLetters.containsKey(event.id()) && !died.contains(from + i)) {
                left.add(event);
            }
        }
        return left;
    }

    /** Publishes a record as a dead letter; a record that is read again may be published again. */
    public void deadLetter(CloudEvent<E> event) {
        deadLetters.put(event.id(), event);
        onDeadLetter.accept(event);
    }

    public void commit(Poll<E> poll) {
        if (isCurrent(poll)) {
            committed = Math.max(committed, poll.next());
        }
    }

    /** Whether a commit of this poll would be accepted: no other member has polled since. */
    public boolean isCurrent(Poll<E> poll) {
        return poll.generation() == generation;
    }

    public boolean isBehind() {
        return committed < topic.end();
    }

    /** An operator redrives the dead letters. */
    public void redrive(Consumer<CloudEvent<E>> append) {
        if (!deadLetters.isEmpty()) {
            append.accept(deadLetters.pollFirstEntry().getValue());
        }
    }

    public boolean hasDeadLetters() {
        return !deadLetters.isEmpty();
    }
}
