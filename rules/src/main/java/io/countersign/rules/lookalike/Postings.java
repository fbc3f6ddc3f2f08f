package io.countersign.rules.lookalike;

/**
 * Numbers by hash, many for one, in one array with open addressing: eight bytes an entry, of which one half is the
 * number and the other a part of the hash. A wrong number may come out, so whoever asks looks again.
 */
final class Postings {

    private static final long EMPTY = 0;
    private static final long REMOVED = 1L << 32;
    private static final int FIRST = 64;

    private long[] entries = new long[FIRST];
    private int taken;
    private int live;

    /** Receives numbers until it declines more. */
    interface Heard {
        boolean more(int number);
    }

    /** @param number at least 1 */
    synchronized void add(long hash, int number) {
        if ((taken + 1) * 10L > entries.length * 7L) {
            rehash();
        }
        insert(entries, entry(hash, number));
        taken++;
        live++;
    }

    synchronized void remove(long hash, int number) {
        long wanted = entry(hash, number);
        for (int at = place(wanted, entries.length); entries[at] != EMPTY; at = (at + 1) & (entries.length - 1)) {
            if (entries[at] == wanted) {
                entries[at] = REMOVED;
                live--;
                return;
            }
        }
    }

    synchronized void find(long hash, Heard heard) {
        long wanted = entry(hash, 0);
        for (int at = place(wanted, entries.length); entries[at] != EMPTY; at = (at + 1) & (entries.length - 1)) {
            long found = entries[at];
            if (found != REMOVED && (found >>> 32) == (wanted >>> 32) && !heard.more((int) found)) {
                return;
            }
        }
    }

    /** The hash's upper half, never zero and never that of a removed entry, above the number. */
    private static long entry(long hash, int number) {
        long tag = hash >>> 32;
        return ((tag < 2 ? tag + 2 : tag) << 32) | number;
    }

    private static int place(long entry, int length) {
        int spread = (int) (entry >>> 32) * 0x9E3779B1;
        return (spread ^ (spread >>> 16)) & (length - 1);
    }

    private static void insert(long[] into, long entry) {
        int at = place(entry, into.length);
        while (into[at] != EMPTY) {
            at = (at + 1) & (into.length - 1);
        }
        into[at] = entry;
    }

    private void rehash() {
        var grown = new long[live * 10L > entries.length * 4L ? entries.length * 2 : entries.length];
        for (long entry : entries) {
            if (entry != EMPTY && entry != REMOVED) {
                insert(grown, entry);
            }
        }
        entries = grown;
        taken = live;
    }
}
