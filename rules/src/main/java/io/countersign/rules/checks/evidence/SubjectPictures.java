package io.countersign.rules.checks.evidence;

import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.context.Records;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What several rules ask of an application's pictures. */
final class SubjectPictures {

    /** Blank pictures in one finding. */
    private static final int MAX_LISTED = 2;

    private SubjectPictures() {}

    /** The values of the finding for blank pictures; empty if there are none. */
    static Map<String, String> blank(Subject subject, Stream<String> pictures) {
        var blank = pictures.filter(subject.context()::isBlank)
                .distinct()
                .sorted()
                .limit(MAX_LISTED)
                .collect(Collectors.joining("\n"));
        return blank.isEmpty() ? Map.of() : Map.of(Records.BLANK, blank);
    }
}
