package io.countersign.rules.lookalike;

import io.countersign.rules.text.FoldedName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that everybody knows: whoever comes close to one, or has one in their own, is looked at. */
public final class ProtectedNames {

    private static final int SHORTEST_LATIN = 5;

    private final List<Entry> entries;
    private final int likeness;

    private record Entry(String name, FoldedName folded, boolean latin) {}

    private ProtectedNames(List<Entry> entries, int likeness) {
        this.entries = entries;
        this.likeness = likeness;
    }

    /** @param likeness from which folded length on one edit makes no difference */
    public static ProtectedNames of(List<String> names, int likeness) {
        var entries = new ArrayList<Entry>();
        for (var name : names) {
            var folded = FoldedName.of(name);
            entries.add(new Entry(name, folded, folded.compact().charAt(0) < 0x80));
        }
        return new ProtectedNames(entries, likeness);
    }

    /** The protected name that this one is like, unless it is the entity's own. */
    public @Nullable String like(FoldedName name, @Nullable FoldedName entity) {
        for (var entry : entries) {
            boolean own = entity != null && entity.contains(entry.folded());
            if (!own && isLike(entry, name)) {
                return entry.name();
            }
        }
        return null;
    }

    private boolean isLike(Entry entry, FoldedName name) {
        var text = name.compact();
        var known = entry.folded().compact();
        if (text.length() >= likeness && known.length() >= likeness && Edits.atMostOne(text, known)) {
            return true;
        }
        int at = text.indexOf(known);
        return at >= 0
                && (text.length() == known.length()
                        || !entry.latin()
                        || (known.length() >= SHORTEST_LATIN && name.isWhole(at, at + known.length())));
    }
}
