package io.countersign.rules.checks.evidence;

import io.countersign.contracts.reasons.Finding;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.context.Records;
import io.countersign.rules.context.Resemblance;
import io.countersign.rules.context.Sighting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A picture that another account applied with, or that was found forged, is referred to a reviewer. The finding lists a
 * bounded number of sightings, forgeries first, and counts the rest: a picture may be everywhere. Pictures that only look
 * alike are listed for the reviewer and refer nothing: copies of one printed form look alike.
 */
public record SeenPicturesRule() implements Rule {

    public static final String NAME = Records.SEEN_PICTURES;

    /** Sightings in one finding, whatever the number of pictures and accounts. */
    static final int MAX_SIGHTINGS = 6;

    /** Similar pictures in one finding, as far as sightings leave room: an equal picture is stronger evidence. */
    static final int MAX_RESEMBLANCES = 4;

    private static final Comparator<Sighting> FORGERIES_FIRST = Comparator.comparing((Sighting seen) -> !seen.forgery())
            .thenComparing(Sighting::sha256)
            .thenComparing(Sighting::account);

    private static final Comparator<Resemblance> CLOSEST_FIRST = Comparator.comparingInt(Resemblance::distance)
            .thenComparing(Resemblance::sha256)
            .thenComparing(Resemblance::account);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding check(Subject subject) {
        var pictures = subject.application().pictures();
        var applicant = subject.account().id();
        var sightings = pictures.stream()
                .flatMap(picture -> subject.context().sightings(picture, applicant).stream())
                .sorted(FORGERIES_FIRST)
                .toList();
        var restricted = restricted(sightings);
        var similar = pictures.stream()
                .flatMap(picture -> subject.context().resemblances(picture, applicant).stream())
                .sorted(CLOSEST_FIRST)
                .limit(Math.min(MAX_RESEMBLANCES, Math.max(0, MAX_SIGHTINGS - sightings.size())))
                .toList();
        if (!similar.isEmpty()) {
            restricted.put(Records.RESEMBLANCES, Records.ofResemblances(similar));
        }
        return sightings.isEmpty()
                ? RuleFindings.passed(this, Map.of(), restricted)
                : RuleFindings.referred(this, Map.of(), restricted);
    }

    private static Map<String, String> restricted(List<Sighting> sightings) {
        var restricted = new TreeMap<String, String>();
        if (!sightings.isEmpty()) {
            var listed = sightings.stream().limit(MAX_SIGHTINGS).toList();
            restricted.put(Records.SIGHTINGS, Records.ofSightings(listed));
        }
        if (sightings.size() > MAX_SIGHTINGS) {
            restricted.put("sightingsInAll", count(sightings, seen -> seen));
            restricted.put("picturesInAll", count(sightings, Sighting::sha256));
            restricted.put("accountsInAll", count(sightings, Sighting::account));
        }
        return restricted;
    }

    private static String count(List<Sighting> sightings, Function<Sighting, Object> what) {
        return Long.toString(sightings.stream().map(what).distinct().count());
    }
}
