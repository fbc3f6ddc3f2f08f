package io.countersign.service.rebuild;

/** Rebuilds the derived collections of one service. */
@FunctionalInterface
public interface ServiceRebuild {

    /** @return a summary of one line */
    String run();
}
