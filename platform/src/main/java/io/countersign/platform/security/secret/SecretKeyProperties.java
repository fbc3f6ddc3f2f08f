package io.countersign.platform.security.secret;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that encrypt secrets at rest, each the Base64 of 32 bytes.
 *
 * @param secretsKey seals and opens
 * @param secretsPreviousKeys only open; needed until everything is sealed by the current key
 */
@ConfigurationProperties("countersign")
public record SecretKeyProperties(
        @DefaultValue("") String secretsKey, @DefaultValue List<String> secretsPreviousKeys) {

    public SecretKeyProperties {
        secretsPreviousKeys = List.copyOf(secretsPreviousKeys);
    }

    public SecretBox secretBox() {
        return SecretBox.of(secretsKey, secretsPreviousKeys);
    }

    /** Never the keys: they would end in a log. */
    @Override
    public String toString() {
        return "SecretKeyProperties[%d previous keys]".formatted(secretsPreviousKeys.size());
    }
}
