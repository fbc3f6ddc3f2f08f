package io.countersign.rules.context;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The context as it is stored in a decision's findings: one answer a line, its parts between tabs. */
public final class Records implements Context {

    /** The restricted values that hold the answers. */
    public static final String NEIGHBOURS = "neighbours";

    public static final String NAMES_WITHIN = "namesWithin";

    public static final String SIGHTINGS = "sightings";

    public static final String RESEMBLANCES = "resemblances";

    public static final String BLANK = "blank";

    /** The rules that ask for them. */
    public static final String LOOK_ALIKE = "look-alike";

    public static final String SEEN_PICTURES = "seen-pictures";

    private final List<Neighbour> neighbours;
    private final List<Neighbour> namesWithin;
    private final List<Sighting> sightings;
    private final List<Resemblance> resemblances;
    private final Set<String> blank;
    private final boolean usableSignature;
    private final Set<String> asked;
    private final Context otherwise;

    private Records(Assessment assessment, Context otherwise) {
        var findings = assessment.findings();
        this.neighbours =
                lines(assessment, NEIGHBOURS, 4).map(Records::neighbour).toList();
        this.namesWithin =
                lines(assessment, NAMES_WITHIN, 4).map(Records::neighbour).toList();
        this.sightings = lines(assessment, SIGHTINGS, 3).map(Records::sighting).toList();
        this.resemblances =
                lines(assessment, RESEMBLANCES, 3).map(Records::resemblance).toList();
        this.blank = lines(assessment, BLANK, 1).map(parts -> parts[0]).collect(Collectors.toUnmodifiableSet());
        this.usableSignature =
                findings.stream().anyMatch(finding -> finding.values().containsKey("repeat"));
        this.asked = findings.stream().map(Finding::rule).collect(Collectors.toUnmodifiableSet());
        this.otherwise = otherwise;
    }

    /** The answers that the rules had when they made this assessment. */
    public static Context of(Assessment assessment) {
        return of(assessment, Context.none());
    }

    /** The same for another rule set; {@code otherwise} answers what the first had no rule to ask. */
    public static Context of(Assessment assessment, Context otherwise) {
        return new Records(assessment, otherwise);
    }

    /** @throws IllegalArgumentException for a line that was not written here */
    private static Stream<String[]> lines(Assessment assessment, String key, int columns) {
        return assessment.findings().stream()
                .map(Finding::restricted)
                .filter(values -> values.containsKey(key))
                .flatMap(values -> values.getOrDefault(key, "").lines())
                .map(line -> columns(line, columns));
    }

    private static String[] columns(String line, int count) {
        var columns = line.split("\t", count);
        if (columns.length < count) {
            throw new IllegalArgumentException("expected " + count + " columns: " + line);
        }
        return columns;
    }

    private static Neighbour neighbour(String[] parts) {
        return new Neighbour(SignatureId.of(parts[0]), new AccountId(parts[1]), parts[3], Integer.parseInt(parts[2]));
    }

    private static Sighting sighting(String[] parts) {
        return new Sighting(parts[0], new AccountId(parts[1]), Boolean.parseBoolean(parts[2]));
    }

    private static Resemblance resemblance(String[] parts) {
        return new Resemblance(parts[0], new AccountId(parts[1]), Integer.parseInt(parts[2]));
    }

    public static String ofNeighbours(List<Neighbour> neighbours) {
        return neighbours.stream()
                .map(n -> n.signature() + "\t" + n.account() + "\t" + n.distance() + "\t" + n.name())
                .collect(Collectors.joining("\n"));
    }

    public static String ofSightings(List<Sighting> sightings) {
        return sightings.stream()
                .map(s -> s.sha256() + "\t" + s.account() + "\t" + s.forgery())
                .collect(Collectors.joining("\n"));
    }

    public static String ofResemblances(List<Resemblance> resemblances) {
        return resemblances.stream()
                .map(like -> like.sha256() + "\t" + like.account() + "\t" + like.distance())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Neighbour> neighbours(String name, AccountId applicant) {
        return asked.contains(LOOK_ALIKE) ? neighbours : otherwise.neighbours(name, applicant);
    }

    @Override
    public List<Neighbour> namesWithin(String name, AccountId applicant) {
        return asked.contains(LOOK_ALIKE) ? namesWithin : otherwise.namesWithin(name, applicant);
    }

    @Override
    public List<Sighting> sightings(String sha256, AccountId applicant) {
        if (!asked.contains(SEEN_PICTURES)) {
            return otherwise.sightings(sha256, applicant);
        }
        return sightings.stream().filter(seen -> seen.sha256().equals(sha256)).toList();
    }

    @Override
    public List<Resemblance> resemblances(String sha256, AccountId applicant) {
        if (!asked.contains(SEEN_PICTURES)) {
            return otherwise.resemblances(sha256, applicant);
        }
        return resemblances.stream()
                .filter(like -> like.sha256().equals(sha256))
                .toList();
    }

    @Override
    public boolean isBlank(String sha256) {
        return blank.contains(sha256) || otherwise.isBlank(sha256);
    }

    @Override
    public boolean hasUsableSignature(AccountId applicant) {
        return usableSignature || otherwise.hasUsableSignature(applicant);
    }
}
