package io.countersign.intake.domain.command;

import io.countersign.contracts.Region;

/** Counts what is taken, whichever way it came in; never decides anything. */
public interface SubmissionMetrics {

    /** How an application came in. */
    enum Channel {
        REST,
        BULK,
        RPC
    }

    /** A revision was answered with 202; a repeat is not counted again. */
    void submitted(Channel channel, Region region, CommandResult.Accepted accepted);
}
