package io.countersign.rules.checks;

import io.countersign.contracts.Application;
import io.countersign.contracts.reasons.Finding;
import io.countersign.rules.context.Records;
import io.countersign.rules.context.Sighting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A picture that another account uploaded, or that was found forged, is referred to a reviewer. The finding lists a
 * bounded number of sightings, forgeries first, and counts the rest: a picture may be everywhere.
 */
record SeenPicturesRule() implements Rule {

    static final String NAME = Records.SEEN_PICTURES;

    /** Sightings in one finding, whatever the number of pictures and accounts. */
    static final int MAX_SIGHTINGS = 6;

    private static final Comparator<Sighting> FORGERIES_FIRST = Comparator.comparing((Sighting seen) -> !seen.forgery())
            .thenComparing(Sighting::sha256)
            .thenComparing(Sighting::account);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean confidential() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var sightings = pictures(subject.application())
                .flatMap(picture ->
                        subject.context().sightings(picture, subject.account().id()).stream())
                .sorted(FORGERIES_FIRST)
                .toList();
        return sightings.isEmpty()
                ? RuleFindings.passed(this, Map.of())
                : RuleFindings.referred(this, Map.of(), restricted(sightings));
    }

    private static Stream<String> pictures(Application application) {
        var documents = application.documents().stream().map(Application.Document::sha256);
        var letter = application.letter();
        return Stream.concat(documents, letter == null ? Stream.empty() : Stream.of(letter.sha256()))
                .distinct();
    }

    private static Map<String, String> restricted(List<Sighting> sightings) {
        var listed = Records.ofSightings(sightings.stream().limit(MAX_SIGHTINGS).toList());
        if (sightings.size() <= MAX_SIGHTINGS) {
            return Map.of(Records.SIGHTINGS, listed);
        }
        return Map.of(
                Records.SIGHTINGS,
                listed,
                "sightingsInAll",
                count(sightings, seen -> seen),
                "picturesInAll",
                count(sightings, Sighting::sha256),
                "accountsInAll",
                count(sightings, Sighting::account));
    }

    private static String count(List<Sighting> sightings, Function<Sighting, Object> what) {
        return Long.toString(sightings.stream().map(what).distinct().count());
    }
}
