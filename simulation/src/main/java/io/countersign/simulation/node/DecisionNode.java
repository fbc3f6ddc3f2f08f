package io.countersign.simulation.node;

import io.countersign.contracts.events.DecisionEvent;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.World;

/** What listens to decisions and to nothing else. */
abstract class DecisionNode {

    final World world;
    final Group<DecisionEvent> decisions;

    DecisionNode(World world, Group<DecisionEvent> decisions) {
        this.world = world;
        this.decisions = decisions;
    }

    /** One dead letter, if there is any. */
    public final void redrive() {
        decisions.redrive(world.decisions()::append);
    }

    public final boolean hasDeadLetters() {
        return decisions.hasDeadLetters();
    }

    public final boolean isBehind() {
        return decisions.isBehind();
    }
}
