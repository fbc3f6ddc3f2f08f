package io.countersign.contracts;

/**
 * The names of the topics, behind the prefix by which installations share a broker.
 *
 * @param prefix put before every topic, consumer group and database; empty by default
 */
public record Topics(String prefix) {

    public static final String APPLICATIONS = "countersign.applications";
    public static final String ADMISSIONS = "countersign.admissions";
    public static final String DECISIONS = "countersign.decisions";
    public static final String NOTICES = "countersign.notices";
    public static final String MESSAGES = "countersign.messages";
    public static final String SIGNATURES = "countersign.signatures";

    public String applications() {
        return prefix + APPLICATIONS;
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
}
