package io.countersign.operations.kafka;

import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.ApplicationEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.Event;
import io.countersign.contracts.NoticeEvent;
import io.countersign.contracts.Topics;
import io.countersign.operations.shell.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics of an installation that exist. All have the same number of partitions, so that an account's records stand
 * in one partition of each.
 *
 * @param events what each topic of the flow carries, in the order of the flow
 * @param deadLetters topics of dead letters
 */
public record Layout(Map<String, Class<? extends Event>> events, List<String> deadLetters, int partitions) {

    private static final Pattern DEAD_LETTERS =
            Pattern.compile("(countersign\\.(?:applications|admissions|decisions|notices))\\.([a-z]+)\\.dlt");

    /** @throws Failure if there is no topic, or their partitions differ */
    public static Layout of(Map<String, Integer> existing, String prefix) {
        var topics = new Topics(prefix);
        Map<String, Class<? extends Event>> events = new LinkedHashMap<>();
        events.put(topics.applications(), ApplicationEvent.class);
        events.put(topics.admissions(), AdmissionEvent.class);
        events.put(topics.decisions(), DecisionEvent.class);
        events.put(topics.notices(), NoticeEvent.class);
        events.keySet().retainAll(existing.keySet());
        var letters = existing.keySet().stream()
                .filter(name -> name.startsWith(prefix)
                        && DEAD_LETTERS.matcher(name.substring(prefix.length())).matches())
                .toList();
        var counts = Stream.concat(events.keySet().stream(), letters.stream())
                .map(existing::get)
                .distinct()
                .toList();
        if (counts.isEmpty()) {
            throw new Failure("there are no topics %s on this broker".formatted(topics.applications()));
        }
        if (counts.size() > 1) {
            throw new Failure("the topics have different numbers of partitions: " + existing);
        }
        return new Layout(events, letters, counts.getFirst());
    }

    /** The service that could not read what lies in this topic, and the topic it came from, without the prefix. */
    public static Letterbox letterbox(String deadLetters, String prefix) {
        var parts = DEAD_LETTERS.matcher(deadLetters.substring(prefix.length()));
        if (!parts.matches()) {
            throw new IllegalArgumentException("no topic of dead letters: " + deadLetters);
        }
        return new Letterbox(parts.group(1), parts.group(2));
    }

    /** Where a dead letter came from, and who could not read it. */
    public record Letterbox(String topic, String service) {}

    /** Every topic in that partition. */
    public List<TopicPartition> in(int partition) {
        return Stream.concat(events.keySet().stream(), deadLetters.stream())
                .map(topic -> new TopicPartition(topic, partition))
                .toList();
    }

    public List<TopicPartition> all() {
        return Stream.iterate(0, partition -> partition < partitions, partition -> partition + 1)
                .flatMap(partition -> in(partition).stream())
                .toList();
    }
}
