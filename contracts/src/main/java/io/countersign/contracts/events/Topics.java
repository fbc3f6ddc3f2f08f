package io.countersign.contracts.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of the topics, behind the prefix by which installations share a broker.
 *
 * @param prefix put before every topic, consumer group and database; empty by default
 */
public record Topics(String prefix) {

    public static final String APPLICATIONS = "countersign.applications";
    public static final String ACCOUNTS = "countersign.accounts";
    public static final String CERTIFICATES = "countersign.certificates";
    public static final String ADMISSIONS = "countersign.admissions";
    public static final String DECISIONS = "countersign.decisions";
    public static final String NOTICES = "countersign.notices";
    public static final String MESSAGES = "countersign.messages";
    public static final String SIGNATURES = "countersign.signatures";

    private static final Pattern DEAD_LETTERS = Pattern.compile(
            "(countersign\\.(?:accounts|certificates|applications|admissions|decisions|notices))\\.([a-z]+)\\.dlt");

    public String applications() {
        return prefix + APPLICATIONS;
    }

    public String accounts() {
        return prefix + ACCOUNTS;
    }

    public String certificates() {
        return prefix + CERTIFICATES;
    }

    public String admissions() {
        return prefix + ADMISSIONS;
    }

    public String decisions() {
        return prefix + DECISIONS;
    }

    public String notices() {
        return prefix + NOTICES;
    }

    public String messages() {
        return prefix + MESSAGES;
    }

    public String signatures() {
        return prefix + SIGNATURES;
    }

    /** Where {@code service} puts what it can't read of {@code topic}, byte for byte. */
    public static String deadLetters(String topic, String service) {
        return topic + "." + service + ".dlt";
    }

    /** The topics of the flow in their order, each with the type of its events. */
    public Map<String, Class<? extends Event>> flow() {
        var flow = new LinkedHashMap<String, Class<? extends Event>>();
        flow.put(applications(), ApplicationEvent.class);
        flow.put(admissions(), AdmissionEvent.class);
        flow.put(decisions(), DecisionEvent.class);
        flow.put(notices(), NoticeEvent.class);
        return Collections.unmodifiableMap(flow);
    }

    /** The service that wrote a topic of dead letters and the topic that it read; empty for any other topic. */
    public Optional<DeadLetterOrigin> origin(String deadLetters) {
        if (!deadLetters.startsWith(prefix)) {
            return Optional.empty();
        }
        var parts = DEAD_LETTERS.matcher(deadLetters.substring(prefix.length()));
        return parts.matches() ? Optional.of(new DeadLetterOrigin(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /**
     * Where a dead letter comes from.
     *
     * @param topic without the prefix
     */
    public record DeadLetterOrigin(String topic, String service) {}
}
