package io.countersign.rules.context;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Assessment;
import io.countersign.contracts.Finding;
import io.countersign.contracts.SignatureId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The context as it is kept in a decision's findings: one answer a line, its parts between tabs. */
public final class Records implements Context {

    /** The restricted values under which they stand. */
    public static final String NEIGHBOURS = "neighbours";

    public static final String SIGHTINGS = "sightings";

    private final List<Neighbour> neighbours;
    private final List<Sighting> sightings;
    private final boolean usableSignature;

    private Records(List<Neighbour> neighbours, List<Sighting> sightings, boolean usableSignature) {
        this.neighbours = neighbours;
        this.sightings = sightings;
        this.usableSignature = usableSignature;
    }

    /** What the rules were told when they said this. */
    public static Context of(Assessment assessment) {
        return new Records(
                lines(assessment, NEIGHBOURS).map(Records::neighbour).toList(),
                lines(assessment, SIGHTINGS).map(Records::sighting).toList(),
                assessment.findings().stream()
                        .anyMatch(finding -> finding.values().containsKey("repeat")));
    }

    private static Stream<String[]> lines(Assessment assessment, String key) {
        return assessment.findings().stream()
                .map(Finding::restricted)
                .filter(values -> values.containsKey(key))
                .flatMap(values -> values.getOrDefault(key, "").lines())
                .map(line -> line.split("\t", -1));
    }

    private static Neighbour neighbour(String[] parts) {
        return new Neighbour(SignatureId.of(parts[0]), new AccountId(parts[1]), parts[3], Integer.parseInt(parts[2]));
    }

    private static Sighting sighting(String[] parts) {
        return new Sighting(parts[0], new AccountId(parts[1]), Boolean.parseBoolean(parts[2]));
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

    @Override
    public List<Neighbour> neighbours(String name, AccountId applicant) {
        return neighbours;
    }

    @Override
    public List<Sighting> sightings(String sha256, AccountId applicant) {
        return sightings.stream().filter(seen -> seen.sha256().equals(sha256)).toList();
    }

    @Override
    public boolean hasUsableSignature(AccountId applicant) {
        return usableSignature;
    }
}
