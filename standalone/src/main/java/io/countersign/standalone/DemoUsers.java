package io.countersign.standalone;

import io.countersign.issuer.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may try things out. Names are the same everywhere; passwords and secrets are made at the first start and kept.
 *
 * @param passwords by user name
 * @param pagesSecret of the client by which pages log users in
 * @param secretsKey by which services encrypt secrets at rest
 */
record DemoUsers(List<Account> accounts, Map<String, String> passwords, String pagesSecret, String secretsKey) {

    /** The platform that the platform accounts belong to. */
    static final String PLATFORM = "bulksms";

    static final String OPERATOR = "operator";

    /** As intake registers it. */
    record Account(
            String id,
            String kind,
            String verifiedName,
            String language,
            @Nullable String platform) {}

    /** What is kept in the data directory. */
    private record Kept(Map<String, String> passwords, String pagesSecret, String secretsKey) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads what the first start made up, or makes it up. */
    static DemoUsers in(Path file) {
        try {
            var accounts = shippedAccounts();
            var kept = Files.exists(file) ? JSON.readValue(Files.readString(file), Kept.class) : fresh(accounts);
            if (!Files.exists(file)) {
                DataDirectory.writePrivately(
                        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept));
            }
            return new DemoUsers(accounts, kept.passwords(), kept.pagesSecret(), kept.secretsKey());
        } catch (IOException | JacksonException e) {
            throw StartFailedException.because("the demo users in " + file, e);
        }
    }

    private static List<Account> shippedAccounts() throws IOException {
        try (var json = DemoUsers.class.getResourceAsStream("/demo-accounts.json")) {
            return JSON.readValue(json, new TypeReference<List<Account>>() {});
        }
    }

    private static Kept fresh(List<Account> accounts) {
        var passwords = new TreeMap<String, String>();
        Stream.of(
                        accounts.stream().map(Account::id),
                        Stream.of(PLATFORM, OPERATOR),
                        Stream.of(ReviewerRole.values()).map(ReviewerRole::label))
                .flatMap(names -> names)
                .forEach(name -> passwords.put(name, Secret.fresh()));
        return new Kept(passwords, Secret.fresh(), key());
    }

    private static String key() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    String password(String name) {
        return passwords.getOrDefault(name, "");
    }
}
