package io.countersign.operations.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name broker and store. The environment variables of the services apply where an option is absent. */
public final class ConnectionOptions {

    private static final Path DEFAULT_DATA = Path.of("data");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data directory of the running ./countersign (default: ./data)")
    private @Nullable Path data;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "the broker instead (KAFKA_BOOTSTRAP_SERVERS)")
    private @Nullable String kafka;

    @Option(names = "--mongodb-uri", paramLabel = "URI", description = "the store instead (MONGODB_URI)")
    private @Nullable String mongodb;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            description = "prefix of topics, groups and databases (COUNTERSIGN_PREFIX; default: none)")
    private @Nullable String prefix;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** @throws ParameterException if neither options, variables nor a data directory name the servers */
    public ServerConnection connection(Map<String, String> environment) {
        var namedPrefix = given(prefix, environment, "COUNTERSIGN_PREFIX").orElse("");
        var namedKafka = given(kafka, environment, "KAFKA_BOOTSTRAP_SERVERS");
        var namedMongodb = given(mongodb, environment, "MONGODB_URI");
        if (data == null && namedKafka.isPresent() && namedMongodb.isPresent()) {
            return new ServerConnection(namedKafka.get(), namedMongodb.get(), namedPrefix);
        }
        if (data == null && !Files.exists(DEFAULT_DATA)) {
            throw new ParameterException(
                    command.commandLine(), "Missing servers: give --data, or --kafka and --mongodb-uri");
        }
        var running = InstallationFile.in(data == null ? DEFAULT_DATA : data);
        return new ServerConnection(running.text("kafka"), running.text("mongodb"), namedPrefix);
    }

    private static Optional<String> given(@Nullable String option, Map<String, String> environment, String variable) {
        return Optional.ofNullable(option == null ? environment.get(variable) : option)
                .filter(value -> !value.isEmpty());
    }
}
