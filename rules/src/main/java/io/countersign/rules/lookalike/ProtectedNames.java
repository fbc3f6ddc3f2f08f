package io.countersign.rules.lookalike;

import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Lettering;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that everybody knows: whoever comes close to one, or has one in their own, is looked at. */
public final class ProtectedNames {

    private final List<Entry> entries;
    private final int likeness;

    private record Entry(String name, FoldedName folded, boolean latin) {

        int length() {
            return folded.compact().length();
        }
    }

    private ProtectedNames(List<Entry> entries, int likeness) {
        this.entries = entries;
        this.likeness = likeness;
    }

    /** @param likeness from which folded length on one edit makes no difference; one more for Latin letters */
    public static ProtectedNames of(List<String> names, int likeness) {
        var entries = new ArrayList<Entry>();
        for (var name : names) {
            var folded = FoldedName.of(name);
            entries.add(new Entry(name, folded, folded.compact().charAt(0) < 0x80));
        }
        return new ProtectedNames(entries, likeness);
    }

    /** The protected name that this one is like, unless it is the entity's own. */
    public @Nullable String like(String name, FoldedName folded, @Nullable FoldedName entity) {
        var hasty = Lettering.hasty(name);
        var found = like(folded, entity);
        return found != null || hasty.equals(name) ? found : like(FoldedName.of(hasty), entity);
    }

    private @Nullable String like(FoldedName name, @Nullable FoldedName entity) {
        for (var entry : entries) {
            if ((isNear(entry, name.compact()) || isInside(entry, name)) && !isOwn(entry, entity)) {
                return entry.name();
            }
        }
        return null;
    }

    private static boolean isOwn(Entry entry, @Nullable FoldedName entity) {
        return entity != null && entity.contains(entry.folded());
    }

    private boolean isNear(Entry entry, String name) {
        int shortest = entry.latin() ? likeness + 1 : likeness;
        return entry.length() >= shortest
                && Edits.atMostOne(name, entry.folded().compact());
    }

    /** A short Latin name counts only by itself, a longer one as a word; a Chinese one anywhere. */
    private boolean isInside(Entry entry, FoldedName name) {
        int at = name.compact().indexOf(entry.folded().compact());
        if (at < 0 || !entry.latin()) {
            return at >= 0;
        }
        return name.compact().length() == entry.length()
                || (entry.length() > likeness && name.isWhole(at, at + entry.length()));
    }
}
