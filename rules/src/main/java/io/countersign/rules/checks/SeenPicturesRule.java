package io.countersign.rules.checks;

import io.countersign.contracts.Application;
import io.countersign.contracts.Finding;
import io.countersign.rules.context.Records;
import io.countersign.rules.context.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;

/** A picture that another account uploaded, or that was found forged, is looked at by a human. */
record SeenPicturesRule() implements Rule {

    static final String NAME = Records.SEEN_PICTURES;

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
        var application = subject.application();
        var pictures = new TreeSet<String>();
        application.documents().stream().map(Application.Document::sha256).forEach(pictures::add);
        if (application.letter() != null) {
            pictures.add(application.letter().sha256());
        }
        var seen = new ArrayList<Sighting>();
        for (var picture : pictures) {
            seen.addAll(subject.context().sightings(picture, subject.account().id()));
        }
        if (seen.isEmpty()) {
            return RuleFindings.passed(this, Map.of());
        }
        seen.sort(Comparator.comparing(Sighting::sha256).thenComparing(Sighting::account));
        return RuleFindings.referred(this, Map.of(), Map.of(Records.SIGHTINGS, Records.ofSightings(seen)));
    }
}
