package io.countersign.standalone.demo;

import io.countersign.issuer.PrivateFile;
import io.countersign.issuer.Secret;
import io.countersign.standalone.process.StartFailedException;
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
public record DemoUsers(List<Account> accounts, Map<String, String> passwords, String pagesSecret, String secretsKey) {

    /** The platform that the platform accounts belong to. */
    public static final String PLATFORM = "bulksms";

    static final String OPERATOR = "operator";

    /** For trying things out: what it applies for is decided at once, and what it sends goes to no carrier gateway. */
    public static final Account SANDBOX = new Account("sandbox", "enterprise", "Sandbox Trading Co., Ltd.", "en", null);

    /** The name of a signature of the sandbox account that is approved from the first start on, in both regions. */
    public static final String SANDBOX_SIGNATURE = "Sandbox Approved";

    /** As intake registers it. */
    public record Account(
            String id,
            String kind,
            String verifiedName,
            String language,
            @Nullable String platform) {

        boolean isSandbox() {
            return id.equals(SANDBOX.id());
        }
    }

    /** What is kept in the data directory. */
    private record Kept(Map<String, String> passwords, String pagesSecret, String secretsKey) {

        /** With a password for each user whom a later release added. */
        Kept completed(Kept fresh) {
            var all = new TreeMap<>(fresh.passwords());
            all.putAll(passwords);
            return new Kept(all, pagesSecret, secretsKey);
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads what the first start made up, or makes it up. */
    public static DemoUsers in(Path file) {
        try {
            var accounts = shippedAccounts();
            var stored = Files.exists(file) ? JSON.readValue(Files.readString(file), Kept.class) : null;
            var kept = stored == null ? fresh(accounts) : stored.completed(fresh(accounts));
            if (!kept.equals(stored)) {
                PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept));
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
                        Stream.of(PLATFORM, OPERATOR, SANDBOX.id()),
                        Stream.of(ReviewerRole.values()).map(ReviewerRole::label))
                .flatMap(names -> names)
                .forEach(name -> passwords.put(name, Secret.fresh()));
        return new Kept(passwords, Secret.fresh(), key());
    }

    /** The accounts with the sandbox. */
    public List<Account> everyAccount() {
        return Stream.concat(accounts.stream(), Stream.of(SANDBOX)).toList();
    }

    private static String key() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String password(String name) {
        return passwords.getOrDefault(name, "");
    }
}
