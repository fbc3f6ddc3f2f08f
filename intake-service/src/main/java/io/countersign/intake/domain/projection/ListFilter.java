package io.countersign.intake.domain.projection;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows.
 *
 * @param statuses any of these; all if empty
 * @param name compared as duplicates are: without ASCII case and width
 * @param after submitted at or after
 * @param before submitted before
 */
public record ListFilter(
        Set<Status> statuses,
        @Nullable Region region,
        @Nullable NameKey name,
        @Nullable String reference,
        @Nullable Instant after,
        @Nullable Instant before) {

    public ListFilter {
        statuses = Set.copyOf(statuses);
    }

    public static ListFilter all() {
        return new ListFilter(Set.of(), null, null, null, null, null);
    }

    boolean shows(View view) {
        if (!view.isShown()) {
            return false;
        }
        var standing = view.standing();
        return (statuses.isEmpty() || statuses.contains(standing.status()))
                && shows(standing.shown().submittedAt())
                && view.shown().map(this::shows).orElse(showsAnyContent());
    }

    private boolean shows(@Nullable Instant submittedAt) {
        return submittedAt == null
                ? after == null && before == null
                : (after == null || !submittedAt.isBefore(after)) && (before == null || submittedAt.isBefore(before));
    }

    private boolean shows(ApplicationSubmitted submitted) {
        var application = submitted.application();
        return (region == null || application.region() == region)
                && (name == null || NameKey.of(application.name()).equals(name))
                && (reference == null || reference.equals(application.externalReference()));
    }

    private boolean showsAnyContent() {
        return region == null && name == null && reference == null;
    }

    /** The same for equal filters. */
    @Override
    public String toString() {
        return new TreeSet<>(statuses) + "\n" + region + '\n' + name + '\n' + reference + '\n' + after + '\n' + before;
    }
}
