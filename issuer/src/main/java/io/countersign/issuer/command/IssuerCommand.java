package io.countersign.issuer.command;

import io.countersign.commandline.CommandException;
import io.countersign.commandline.ManifestVersion;
import io.countersign.issuer.Issuer;
import io.countersign.issuer.IssuerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code issuer}: runs the issuer until the process is ended. */
@Command(
        name = "issuer",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        description = {
            "Runs a small OIDC provider for trials. The data directory contains issuer.json with users and clients; the signing"
                    + " key is created there at the first start.",
            "Environment variables apply where an option is absent."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:stopped", "1:not started", "2:usage"})
final class IssuerCommand implements Callable<Integer> {

    private static final int NOT_STARTED = 1;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "${env:PORT:-8084}",
            description = "port (PORT; default: 8084)")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "IP",
            defaultValue = "${env:ISSUER_ADDRESS:-127.0.0.1}",
            description = "address to listen on (ISSUER_ADDRESS; default: 127.0.0.1)")
    private String address = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:ISSUER_URL}",
            description = "the issuer in tokens, and its address for services and browsers"
                    + " (ISSUER_URL; default: http://ADDRESS:PORT)")
    private @Nullable String url;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:ISSUER_DATA:-data/issuer}",
            description = "directory of issuer.json and of the signing key (ISSUER_DATA; default: data/issuer)")
    private Path data = Path.of("");

    /** The content of issuer.json. Passwords and secrets are BCrypt hashes. */
    record IssuerFile(List<IssuerSettings.User> users, List<IssuerSettings.Client> clients) {}

    @Override
    public Integer call() throws InterruptedException {
        var settings = settings();
        var issuer = Issuer.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "issuer-stop"));
        IO.println("issuer ready at " + settings.url());
        new CountDownLatch(1).await();
        return 0;
    }

    IssuerSettings settings() {
        var file = data.resolve("issuer.json");
        try {
            var content = JsonMapper.shared().readValue(Files.readString(file), IssuerFile.class);
            var external = url == null || url.isBlank() ? "http://" + address + ":" + port : url;
            return new IssuerSettings(
                    address, port, external, data.resolve("signing-key.json"), content.users(), content.clients());
        } catch (IOException unreadable) {
            throw new CommandException("Cannot read " + file + ", which names users and clients", NOT_STARTED);
        } catch (JacksonException | IllegalArgumentException | NullPointerException invalid) {
            throw new CommandException(
                    "Invalid %s: %s"
                            .formatted(
                                    file,
                                    String.valueOf(invalid.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    NOT_STARTED);
        }
    }
}
