package io.countersign.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The issuer as a process of its own. Environment: {@code PORT} (8084), {@code ISSUER_ADDRESS} (127.0.0.1),
 * {@code ISSUER_URL} (by address and port) and {@code ISSUER_DATA} (./data/issuer), a directory in which
 * {@code issuer.json} names users and clients and the signing key is kept.
 */
public final class IssuerMain {

    private IssuerMain() {}

    public static void main(String[] arguments) {
        var environment = System.getenv();
        var data = Path.of(environment.getOrDefault("ISSUER_DATA", "data/issuer"));
        try {
            var settings = settings(data, environment);
            var issuer = Issuer.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "issuer-stop"));
            IO.println("issuer ready at " + settings.url());
        } catch (IOException | JacksonException e) {
            System.err.println("issuer: " + data.resolve("issuer.json") + " must name users and clients: "
                    + e.getClass().getSimpleName() + " " + e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }

    private static IssuerSettings settings(Path data, Map<String, String> environment) throws IOException {
        var who = JsonMapper.shared().readValue(Files.readString(data.resolve("issuer.json")), Who.class);
        int port = Integer.parseInt(environment.getOrDefault("PORT", "8084"));
        var address = environment.getOrDefault("ISSUER_ADDRESS", "127.0.0.1");
        var url = environment.getOrDefault("ISSUER_URL", "http://" + address + ":" + port);
        return new IssuerSettings(address, port, url, data.resolve("signing-key.json"), who.users(), who.clients());
    }

    /** The content of issuer.json; passwords and secrets stand in it as BCrypt hashes only. */
    record Who(List<IssuerSettings.User> users, List<IssuerSettings.Client> clients) {}
}
