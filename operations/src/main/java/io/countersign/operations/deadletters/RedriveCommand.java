package io.countersign.operations.deadletters;

import com.mongodb.client.MongoClient;
import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperationFailedException;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.command.ServerConnection;
import io.countersign.operations.deadletters.OperatorActions.Action;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dead-letters redrive}: appends records again to the topic that they were read from, one after the other. */
@Command(
        name = "redrive",
        description = {
            "Appends the original bytes under the original key, with the original headers, to the topic that the service"
                    + " read them from. Remove the cause first. A repeat of an event that was processed changes nothing.",
            "The operator and the time are recorded in the collection actions of the database countersign_operations."
        },
        exitCodeList = {"0:completed", "1:no dead letter matches", "2:usage", "3:a server does not answer"})
public final class RedriveCommand extends OperatorCommand {

    private static final int MAX_REQUEST_BYTES = 4 << 20;

    @Mixin
    private DeadLetterSelection selection = new DeadLetterSelection();

    @Option(names = "--all", description = "re-drive every dead letter that is not discarded")
    private boolean all;

    @Option(names = "--again", description = "also re-drive those that were re-driven before")
    private boolean again;

    @Option(names = "--by", paramLabel = "NAME", description = "the operator (default: the user's name)")
    private String operator = System.getProperty("user.name", "?");

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final Map<String, Integer> counts = new TreeMap<>();
    private int skipped;

    public RedriveCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        if (!all && selection.isEmpty()) {
            throw new ParameterException(command.commandLine(), "redrive needs --id, --topic or --all");
        }
        var servers = connection.connection(context().environment());
        try (var reader = servers.topicReader();
                var producer = producer(servers);
                var client = servers.mongoClient()) {
            redrive(new DeadLetterReader(reader, servers), producer, actions(servers, client));
        }
        counts.forEach((topic, count) -> console().print("%d to %s".formatted(count, topic)));
        int redriven = counts.values().stream().mapToInt(Integer::intValue).sum();
        console()
                .print("%d re-driven by %s%s"
                        .formatted(
                                redriven,
                                operator,
                                skipped == 0
                                        ? ""
                                        : ", %d were re-driven or discarded before (--again repeats re-drives)"
                                                .formatted(skipped)));
        return redriven + skipped == 0 && !all ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static OperatorActions actions(ServerConnection servers, MongoClient client) {
        return new OperatorActions(servers, client);
    }

    private void redrive(DeadLetterReader letters, KafkaProducer<String, byte[]> producer, OperatorActions actions) {
        letters.each(selection, letter -> {
            var taken = actions.of(letter);
            if (taken.contains(Action.DISCARD) || (taken.contains(Action.REDRIVE) && !again)) {
                skipped++;
                return;
            }
            append(letter, producer);
            actions.record(
                    letter,
                    Action.REDRIVE,
                    operator,
                    null,
                    InstantSource.system().instant());
            counts.merge(letter.topic(), 1, Integer::sum);
            console().warn("re-driven: %s (%s) by %s".formatted(letter.position(), letter.eventId(), operator));
        });
    }

    private static void append(DeadLetterRecord letter, KafkaProducer<String, byte[]> producer) {
        try {
            producer.send(letter.original()).get();
        } catch (ExecutionException refused) {
            throw new OperationFailedException(
                    "%s was not acknowledged: %s".formatted(letter.position(), refused.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("Interrupted");
        }
    }

    private static KafkaProducer<String, byte[]> producer(ServerConnection servers) {
        var config = new HashMap<>(servers.client());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "countersign-redrive");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        config.remove("default.api.timeout.ms");
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
