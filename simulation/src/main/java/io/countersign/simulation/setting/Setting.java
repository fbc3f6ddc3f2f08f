package io.countersign.simulation.setting;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a run is like.
 *
 * @param seed chooses everything that is left to chance
 * @param steps number of steps before everything comes to rest
 * @param memory how many settled revisions quota remembers
 * @param off the guards that this run goes without
 */
public record Setting(long seed, int steps, int memory, Set<Guard> off) {

    private static final Set<Guard> HEALED_BY_THE_SWEEP = Set.of(
            Guard.REPEAT_PUBLISHES,
            Guard.REPEAT_PUBLISHES_ALL,
            Guard.TIMER_EVENT_IN_UNSENT,
            Guard.UNSENT_SINCE_IN_THE_SAME_WRITE,
            Guard.UNSENT_UNTIL_ACKNOWLEDGED);

    /** As in production. */
    static final int WHOLE_MEMORY = 100;

    public Setting {
        off = Set.copyOf(off);
    }

    public static Setting of(long seed, int steps) {
        return new Setting(seed, steps, WHOLE_MEMORY, Set.of());
    }

    /** With a memory that forgets at once, so that only the daily sweep repairs what a late repeat took. */
    public Setting forgetful() {
        return new Setting(seed, steps, 1, off);
    }

    /** Some guards show only where memory is short or the sweep, which heals too, is off. */
    public static Setting without(Guard guard, long seed, int steps) {
        var off = EnumSet.of(guard);
        if (HEALED_BY_THE_SWEEP.contains(guard)) {
            off.add(Guard.QUOTA_SWEEP);
        }
        return switch (guard) {
            case QUOTA_SWEEP, RELEASE_ON_RETIREMENT, REVIEW_ALONE_DECIDES -> new Setting(seed, steps, 1, off);
            default -> new Setting(seed, steps, WHOLE_MEMORY, off);
        };
    }

    /** Of the guards, only the sweep is off; nothing is forgotten that it would have to repair. */
    public static Setting unswept(long seed, int steps) {
        return new Setting(seed, steps, WHOLE_MEMORY, Set.of(Guard.QUOTA_SWEEP));
    }

    public boolean has(Guard guard) {
        return !off.contains(guard);
    }

    /** Unjustified refusals are counted only where quota remembers. */
    public boolean remembersAll() {
        return memory == WHOLE_MEMORY;
    }
}
