package io.countersign.simulation.store;

import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.world.Crash;
import io.countersign.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A service's store as a server with a journal: what is written counts for the next write at once, for a reader once it
 * is flushed, and is gone if the server ends before that.
 */
public final class Disk {

    private final World world;
    private final List<SimulatedCollection<?, ?>> shelves = new ArrayList<>();
    private int lives;

    public Disk(World world) {
        this.world = world;
        world.onStoreCrash(this::die);
    }

    public <K, V> SimulatedCollection<K, V> collection() {
        var collection = new SimulatedCollection<K, V>(world.has(Guard.READS_ONLY_WHAT_IS_DURABLE));
        shelves.add(collection);
        return collection;
    }

    /** Durable on return. */
    public <R> R write(Supplier<R> writes) {
        return write(writes, true);
    }

    /** @param durable whether it waits until everything written so far is flushed */
    public <R> R write(Supplier<R> writes, boolean durable) {
        world.chance().point();
        int life = lives;
        var written = writes.get();
        world.chance().point();
        if (life != lives) {
            throw new Crash();
        }
        if (durable || world.chance().oneIn(4)) {
            flush();
        }
        world.chance().point();
        return written;
    }

    public void flush() {
        shelves.forEach(SimulatedCollection::flush);
    }

    /** The server crashes and restarts without what was not flushed; pending calls get no answer. */
    void die() {
        lives++;
        shelves.forEach(SimulatedCollection::lose);
    }
}
