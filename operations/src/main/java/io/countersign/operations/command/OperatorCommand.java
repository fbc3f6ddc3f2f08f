package io.countersign.operations.command;

import com.mongodb.MongoException;
import io.countersign.commandline.ManifestVersion;
import io.countersign.platform.topics.BrokerException;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;

/** The part that all commands share: help, version, and one line for a server that does not answer. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n")
public abstract class OperatorCommand implements Callable<Integer> {

    private final CommandContext context;

    protected OperatorCommand(CommandContext context) {
        this.context = context;
    }

    protected final CommandContext context() {
        return context;
    }

    protected final Console console() {
        return context.console();
    }

    /** @throws OperationFailedException if the command cannot complete */
    protected abstract ExitCode run();

    @Override
    public final Integer call() {
        try {
            return run().code();
        } catch (MongoException | KafkaException | BrokerException failed) {
            throw new OperationFailedException("The command did not complete: " + failed.getMessage());
        }
    }
}
