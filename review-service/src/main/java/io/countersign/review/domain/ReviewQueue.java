package io.countersign.review.domain;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.CaseCommandResult.Leased;
import io.countersign.review.domain.CaseCommandResult.Refused;
import io.countersign.review.domain.CaseCommandResult.Released;
import io.countersign.review.domain.OpenCase.Position;
import io.countersign.review.domain.RevisionState.Open;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reviewers' queue: the index proposes, the store disposes. */
public final class ReviewQueue {

    /** At most so many entries are looked at for one page. */
    public static final int LOOKED_AT = 1_000;

    private static final int CHUNK = 50;

    private final OpenCases index;
    private final CaseStore store;
    private final CaseCommands desk;
    private final InstantSource clock;

    public ReviewQueue(OpenCases index, CaseStore store, CaseCommands desk, InstantSource clock) {
        this.index = index;
        this.store = store;
        this.desk = desk;
        this.clock = clock;
    }

    /** Whether somebody holds it. */
    public enum Waiting {
        OPEN,
        WAITING,
        CLAIMED
    }

    /** What to look for. */
    public record Filter(Waiting state, @Nullable Region region) {

        boolean allows(OpenCase entry) {
            return region == null || entry.region() == region;
        }
    }

    /** @param next where the following page starts, absent after the last one */
    public record Page(List<Case> cases, @Nullable Position next) {}

    public Page page(Filter filter, @Nullable Position after, int limit) {
        var found = new ArrayList<Case>();
        var place = after;
        for (int seen = 0; seen < LOOKED_AT; seen += CHUNK) {
            var chunk = index.after(place, CHUNK, filter::allows);
            for (var shown : current(chunk)) {
                place = shown.entry().position();
                if (matches(shown.open(), filter.state())) {
                    found.add(shown.known());
                }
                if (found.size() == limit) {
                    return new Page(found, place);
                }
            }
            if (chunk.size() < CHUNK) {
                return new Page(found, null);
            }
            place = chunk.getLast().position();
        }
        return new Page(found, place);
    }

    /** Takes the most urgent one that nobody holds. */
    public CaseCommandResult claimNext(@Nullable Region region, String reviewer) {
        var filter = new Filter(Waiting.WAITING, region);
        for (var entry = reserve(filter); entry != null; entry = reserve(filter)) {
            if (claimReserved(entry, reviewer) instanceof Leased leased) {
                return leased;
            }
        }
        return claimGivenBack(filter, reviewer);
    }

    private @Nullable OpenCase reserve(Filter filter) {
        return index.reserve(filter::allows, clock.instant());
    }

    private CaseCommandResult claimReserved(OpenCase entry, String reviewer) {
        Lease lease = null;
        try {
            var shown = current(List.of(entry)).stream().findFirst();
            if (shown.isEmpty()) {
                return new Refused(Conflict.NOTHING_WAITING);
            }
            var answer = desk.claim(shown.get().known(), reviewer);
            lease = answer instanceof Leased leased
                    ? leased.lease()
                    : shown.get().open().lease();
            return answer;
        } finally {
            index.hold(entry.signature(), lease);
        }
    }

    /** All are held as far as is known here; another instance may have been given one back. */
    private CaseCommandResult claimGivenBack(Filter filter, String reviewer) {
        Position place = null;
        while (true) {
            var chunk = index.after(place, CHUNK, filter::allows);
            if (chunk.isEmpty()) {
                return new Refused(Conflict.NOTHING_WAITING);
            }
            for (var shown : current(chunk)) {
                if (matches(shown.open(), Waiting.WAITING)
                        && desk.claim(shown.known(), reviewer) instanceof Leased leased) {
                    index.hold(leased.signature(), leased.lease());
                    return leased;
                }
            }
            place = chunk.getLast().position();
        }
    }

    /** Gives it back before the lease ends. */
    public CaseCommandResult release(SignatureId signature, int revision, String token) {
        var answer = desk.release(signature, revision, token);
        if (answer instanceof Released) {
            index.hold(signature, null);
        }
        return answer;
    }

    public @Nullable Case find(SignatureId signature) {
        return store.load(List.of(signature)).get(signature);
    }

    /** The chunk as it stands in the store; what is not open there leaves the index. */
    private List<Shown> current(List<OpenCase> chunk) {
        var cases = store.load(chunk.stream().map(OpenCase::signature).toList());
        var shown = new ArrayList<Shown>();
        for (var entry : chunk) {
            var known = cases.get(entry.signature());
            if (known != null && known.state(entry.revision()) instanceof Open open) {
                shown.add(new Shown(entry, known, open));
            } else {
                index.close(entry.signature(), entry.revision());
            }
        }
        return shown;
    }

    private boolean matches(Open open, Waiting state) {
        return switch (state) {
            case OPEN -> true;
            case WAITING -> !open.isLeasedAt(clock.instant());
            case CLAIMED -> open.isLeasedAt(clock.instant());
        };
    }

    private record Shown(OpenCase entry, Case known, Open open) {}
}
