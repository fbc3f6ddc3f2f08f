package io.countersign.operations.command;

import io.countersign.commandline.CommandException;

/** A command cannot complete: a server does not answer, or a file cannot be read. */
public final class OperationFailedException extends CommandException {

    public OperationFailedException(String message) {
        super(message, FAILED);
    }
}
