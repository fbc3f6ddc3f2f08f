package io.countersign.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.issuer.IssuerSettings.Client;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssuerSettingsTest {

    private static Client client(String id, String secretHash) {
        return new Client(id, secretHash, Set.of(), Map.of(), Duration.ofHours(1), Set.of("http://127.0.0.1/" + id));
    }

    private static IssuerSettings settings(List<Client> clients) {
        return new IssuerSettings("127.0.0.1", 0, "http://127.0.0.1", Path.of("key"), List.of(), clients);
    }

    @Test
    void refusesOneHashOfTwoClients() {
        var clients = List.of(client("one", "$2a$05$same"), client("other", "$2a$05$same"));

        assertThatThrownBy(() -> settings(clients))
                .hasMessage("clients[1] has the secretHash of clients[0]; each needs its own");
    }

    @Test
    void clientsWithPkceAloneHaveNoSecretInCommon() {
        var clients = List.of(client("console", ""), client("other-console", ""));

        assertThat(settings(clients).clients()).hasSize(2);
    }

    /** The salts differ: only whoever knows the secret can see that it is the same. */
    @Test
    void twoHashesOfOneSecretCannotBeRecognised() {
        var clients = List.of(client("one", Secret.hash("s".repeat(20))), client("other", Secret.hash("s".repeat(20))));

        assertThat(settings(clients).clients()).hasSize(2);
    }
}
