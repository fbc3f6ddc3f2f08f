package io.countersign.review.domain.report;

import io.countersign.contracts.NameKey;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStatus;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what a case is found, derived from it: names and references of the contents that are kept, which are those of the
 * open, the approved and the last decided revision, and the reviewers and reasons of all its outcomes.
 *
 * @param changedAt the last submission or outcome
 * @param name of the newest content, null if none is kept
 */
public record CaseSummaryFields(
        Instant changedAt,
        CaseStatus status,
        @Nullable String name,
        SortedSet<String> nameKeys,
        SortedSet<String> references,
        SortedSet<String> reviewers,
        SortedSet<String> reasons) {

    public static CaseSummaryFields of(Case known) {
        var contents = known.revisions().reversed().values().stream()
                .map(RevisionState::content)
                .filter(Objects::nonNull)
                .toList();
        var decided = known.revisions().values().stream()
                .filter(Decided.class::isInstance)
                .map(Decided.class::cast)
                .toList();
        return new CaseSummaryFields(
                changedAt(known),
                CaseStatus.of(known),
                contents.isEmpty() ? null : contents.getFirst().application().name(),
                sorted(contents.stream()
                        .map(content -> NameKey.of(content.application().name()).value())),
                sorted(contents.stream()
                        .map(content -> content.application().externalReference())
                        .filter(Objects::nonNull)),
                sorted(decided.stream()
                        .map(Decided::reviewerVerdict)
                        .filter(Objects::nonNull)
                        .map(RevisionState.ReviewerVerdict::reviewer)),
                sorted(decided.stream().flatMap(one -> one.reasons().stream())));
    }

    private static SortedSet<String> sorted(Stream<String> some) {
        return some.collect(Collectors.toCollection(TreeSet::new));
    }

    private static Instant changedAt(Case known) {
        var latest = known.retired() == null || known.retired().act() == null
                ? Instant.EPOCH
                : known.retired().act().at();
        for (var state : known.revisions().values()) {
            var at = switch (state) {
                case Open open -> open.content().submittedAt();
                case Decided decided -> decided.at();
            };
            latest = at.isAfter(latest) ? at : latest;
        }
        return latest;
    }
}
