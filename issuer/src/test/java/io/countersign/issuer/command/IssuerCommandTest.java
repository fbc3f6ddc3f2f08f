package io.countersign.issuer.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class IssuerCommandTest {

    @TempDir
    Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return IssuerMain.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private int start(String issuerFile) throws IOException {
        Files.writeString(directory.resolve("issuer.json"), issuerFile);
        return run("--data", directory.toString());
    }

    private static String client(String id, String hash) {
        return """
                {"id": "%s", "secretHash": "%s", "scopes": ["quota:read"], "claims": {}, "tokenLife": "PT1H", "redirects": []}""".formatted(id, hash);
    }

    private String error() {
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString();
    }

    @Test
    void refusesTwoClientsWithOneSecretByOneLine() throws IOException {
        var clients = client("one", "$2a$05$same") + "," + client("other", "$2a$05$same");

        assertThat(start("{\"users\": [], \"clients\": [" + clients + "]}")).isEqualTo(1);

        assertThat(error()).contains("issuer.json", "clients[1] has the secretHash of clients[0]; each needs its own");
    }

    @Test
    void refusesTwoClientsWithOneId() throws IOException {
        var clients = client("one", "$2a$05$a") + "," + client("one", "$2a$05$b");

        assertThat(start("{\"users\": [], \"clients\": [" + clients + "]}")).isEqualTo(1);

        assertThat(error()).contains("clients[1] has the id of clients[0]");
    }

    @Test
    void namesTheFileThatIsMissing() {
        assertThat(run("--data", directory.toString())).isEqualTo(1);

        assertThat(error()).contains("Cannot read", "issuer.json");
    }

    @Test
    void namesTheFileThatIsMalformed() throws IOException {
        assertThat(start("{\"users\": [}")).isEqualTo(1);

        assertThat(error()).contains("Invalid", "issuer.json");
    }

    @Test
    void hashesASecretThatIsLongEnough() {
        assertThat(hash("0123456789abcdef")).isZero();
        assertThat(new BCryptPasswordEncoder()
                        .matches("0123456789abcdef", out.toString().strip()))
                .isTrue();
        assertThat(hash("short")).isEqualTo(2);
        assertThat(error()).contains("A secret must have 16 to 72 characters");
    }

    private int hash(String secret) {
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((secret + "\n").getBytes(StandardCharsets.UTF_8)));
            return run("hash-secret");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void describesItsOptions() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("Usage: issuer", "--port", "ISSUER_DATA", "hash-secret");
    }
}
