package io.countersign.platform.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class PublicCredentialsCheckTest {

    private final MockEnvironment environment = new MockEnvironment();

    private static String demoKey() throws IOException {
        return demo("COUNTERSIGN_SECRETS_KEY");
    }

    private static String demo(String variable) throws IOException {
        return Files.readAllLines(Path.of("../deploy/demo/demo.env")).stream()
                .filter(line -> line.startsWith(variable + "="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesTheKeyOfTheDemoOutsideItsProfile() throws IOException {
        environment.setProperty("countersign.secrets-key", demoKey());

        assertThatThrownBy(() -> new PublicCredentialsCheck(environment))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("COUNTERSIGN_SECRETS_KEY")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @ParameterizedTest
    @CsvSource({
        "countersign.review.tickets.signing-key, COUNTERSIGN_TICKET_SIGNING_KEY",
        "countersign.intake.ticket-keys, COUNTERSIGN_TICKET_KEYS"
    })
    void refusesTheTicketKeysOfTheDemoUnderWhateverId(String property, String variable) throws IOException {
        environment.setProperty(property, demo(variable).replace("demo:", "ours:"));

        assertThatThrownBy(() -> new PublicCredentialsCheck(environment))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(property);

        environment.setActiveProfiles(PublicCredentialsCheck.DEMO_PROFILE);
        assertThatCode(() -> new PublicCredentialsCheck(environment)).doesNotThrowAnyException();
    }

    @Test
    void acceptsTheKeyOfTheDemoInItsProfile() throws IOException {
        environment.setProperty("countersign.secrets-key", demoKey());
        environment.setActiveProfiles(PublicCredentialsCheck.DEMO_PROFILE);

        assertThatCode(() -> new PublicCredentialsCheck(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "ChangeMe", "admin", "countersign"})
    void refusesAWellKnownPasswordOfTheStore(String password) {
        environment.setProperty("spring.mongodb.uri", "mongodb://intake:" + password + "@mongo/countersign_intake");

        assertThatThrownBy(() -> new PublicCredentialsCheck(environment))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("MONGODB_URI")
                .hasMessageContaining("well-known password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://127.0.0.1:27017",
                "mongodb://intake:y4ZrO0kq2hXw9@mongo/countersign_intake",
                "malformed",
                ""
            })
    void acceptsAnythingElse(String uri) {
        environment.setProperty("spring.mongodb.uri", uri);
        environment.setProperty("countersign.secrets-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThatCode(() -> new PublicCredentialsCheck(environment)).doesNotThrowAnyException();
    }
}
