package io.countersign.intake.store.view;

import static io.countersign.platform.store.document.PaddedNumbers.padded;

import com.mongodb.client.model.UpdateOneModel;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.Revision;
import io.countersign.intake.domain.view.View;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a view by which it is listed and searched. Lists are served by compound indexes of owner and position;
 * names and references of all revisions are kept in arrays, so that the order of writes does not matter.
 *
 * <p>{@code heldByAccount} is set by each submission and removed once its revision has ended without an approval, if no
 * later submission has set {@code heldBy} anew. An outcome that is stored before its submission leaves the field behind:
 * a reader that notices removes it.
 */
final class ListFields {

    static final String PLATFORM = "platform";
    static final String POSITION = "position";
    static final String NAMES = "names";
    static final String REFERENCES = "references";
    static final String HELD_BY_ACCOUNT = "heldByAccount";
    private static final String HELD_BY = "heldBy";

    private ListFields() {}

    /** Fields that every submission writes. */
    static Map<String, Object> fields(View change) {
        var fields = new HashMap<String, Object>();
        newest(change).ifPresent(revision -> {
            var submitted = Objects.requireNonNull(revision.submitted());
            var platform = submitted.account().platform();
            if (platform != null) {
                fields.put(PLATFORM, platform);
            }
            if (revision.number() == 1) {
                fields.put(POSITION, position(change.listPosition().orElseThrow()));
            }
            if (!hasEnded(change, revision)) {
                fields.put(HELD_BY_ACCOUNT, change.account().value());
                fields.put(HELD_BY, revision.number());
            }
        });
        return fields;
    }

    /** The position of a signature whose first revision is not known. */
    static Map<String, Object> initial(View change) {
        return change.listPosition()
                .<Map<String, Object>>map(position -> Map.of(POSITION, position(position)))
                .orElse(Map.of());
    }

    static Map<String, Set<String>> arrays(View change) {
        var names = new TreeSet<String>();
        var references = new TreeSet<String>();
        change.revisions().stream()
                .flatMap(revision -> Stream.ofNullable(revision.submitted()))
                .map(ApplicationSubmitted::application)
                .forEach(application -> {
                    names.add(NameKey.of(application.name()).value());
                    Optional.ofNullable(application.externalReference()).ifPresent(references::add);
                });
        var arrays = new HashMap<String, Set<String>>();
        if (!names.isEmpty()) {
            arrays.put(NAMES, names);
        }
        if (!references.isEmpty()) {
            arrays.put(REFERENCES, references);
        }
        return arrays;
    }

    private static Optional<Revision> newest(View view) {
        return view.revisions().stream()
                .filter(revision -> revision.submitted() != null)
                .max(Comparator.comparingInt(Revision::number));
    }

    private static boolean hasEnded(View change, Revision newest) {
        return change.isDeleted() || endsTheSlot(newest);
    }

    /**
     * A refusal of a later revision and a discarded one leave an earlier one as it is, which may still be held: a reader
     * decides.
     */
    private static boolean endsTheSlot(Revision revision) {
        return switch (revision.outcome()) {
            case SignatureRejected _, ApplicationWithdrawn _ -> true;
            case RevisionRefused _ -> revision.number() == 1;
            case null, default -> false;
        };
    }

    /** Removes the mark of a slot where this change ends it, unless a later submission has set it anew. */
    static Stream<UpdateOneModel<Document>> endings(View change) {
        if (change.isDeleted()) {
            return Stream.of(unset(new Document("_id", change.id().text())));
        }
        return change.revisions().stream()
                .filter(revision -> revision.submitted() == null && endsTheSlot(revision))
                .map(revision -> unset(new Document("_id", change.id().text()).append(HELD_BY, revision.number())));
    }

    static UpdateOneModel<Document> ended(View view) {
        var filter = new Document("_id", view.id().text());
        newest(view).ifPresent(revision -> filter.append(HELD_BY, revision.number()));
        return unset(filter);
    }

    private static UpdateOneModel<Document> unset(Document filter) {
        return new UpdateOneModel<>(
                filter, new Document("$unset", new Document(HELD_BY_ACCOUNT, "").append(HELD_BY, "")));
    }

    /** Sorts as {@link ListPosition} does: milliseconds, then the id, both with leading zeros. */
    private static String position(ListPosition position) {
        return padded(Math.max(0, position.submittedAt().toEpochMilli())) + "-"
                + padded(position.signature().value());
    }

    static Document filter(ListOwner owner, ListFilter filter, @Nullable ListPosition after) {
        var query = switch (owner) {
            case ListOwner.OfAccount one ->
                new Document(ViewDocument.ACCOUNT, one.account().value());
            case ListOwner.OfPlatform one -> new Document(PLATFORM, one.platform());
        };
        if (filter.reference() != null) {
            query.append(REFERENCES, filter.reference());
        }
        if (filter.name() != null) {
            query.append(NAMES, filter.name().value());
        }
        var range = new Document("$gt", "");
        return query.append(POSITION, after == null ? range : range.append("$lt", position(after)));
    }
}
