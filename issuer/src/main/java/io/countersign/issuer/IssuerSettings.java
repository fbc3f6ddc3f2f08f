package io.countersign.issuer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an issuer. None has a default that would grant access.
 *
 * @param address the address to listen on
 * @param url the issuer in tokens, and the address at which services reach it
 * @param keyFile file of the signing key, so that tokens remain valid after a restart
 */
public record IssuerSettings(
        String address, int port, String url, Path keyFile, List<User> users, List<Client> clients) {

    /** The audience of every token. */
    public static final String AUDIENCE = "countersign";

    public IssuerSettings {
        users = List.copyOf(users);
        clients = List.copyOf(clients);
        requireUnique("users", "name", users.stream().map(User::name).toList());
        requireUnique("clients", "id", clients.stream().map(Client::id).toList());
        requireUnique(
                "clients",
                "secretHash",
                clients.stream().map(Client::secretHash).toList());
    }

    /** Ignores empty values, such as the hash of a client without a secret. Equal secrets with different salts are not detected. */
    private static void requireUnique(String list, String member, List<String> values) {
        var seen = new HashSet<String>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty() && !seen.add(values.get(i))) {
                throw new IllegalArgumentException("%s[%d] has the %s of %s[%d]; each needs its own"
                        .formatted(list, i, member, list, values.indexOf(values.get(i))));
            }
        }
    }

    /**
     * A person who logs in on a page.
     *
     * @param passwordHash made by {@link Secret#hash}
     * @param scopes the scopes that a token of this user may have
     * @param claims account, platform, roles
     */
    public record User(String name, String passwordHash, Set<String> scopes, Map<String, Object> claims) {

        public User {
            scopes = Set.copyOf(scopes);
            claims = Map.copyOf(claims);
        }
    }

    /**
     * A program. With redirects it logs users in; without, it requests tokens of its own.
     *
     * @param secretHash made by {@link Secret#hash}; empty for a client that logs users in and has PKCE alone
     * @param tokenLife the lifetime of its tokens
     * @param redirects where a login may return to
     * @param logoutRedirects where a logout may return to; null for nowhere
     */
    public record Client(
            String id,
            String secretHash,
            Set<String> scopes,
            Map<String, Object> claims,
            Duration tokenLife,
            Set<String> redirects,
            @Nullable Set<String> logoutRedirects) {

        public Client {
            scopes = Set.copyOf(scopes);
            claims = Map.copyOf(claims);
            redirects = Set.copyOf(redirects);
            logoutRedirects = logoutRedirects == null ? Set.of() : Set.copyOf(logoutRedirects);
        }

        /** Without an address to return to after a logout. */
        public Client(
                String id,
                String secretHash,
                Set<String> scopes,
                Map<String, Object> claims,
                Duration tokenLife,
                Set<String> redirects) {
            this(id, secretHash, scopes, claims, tokenLife, redirects, null);
        }

        boolean logsUsersIn() {
            return !redirects.isEmpty();
        }

        /** Has PKCE alone: what runs where a secret cannot be kept. */
        boolean isPublic() {
            return logsUsersIn() && secretHash.isEmpty();
        }
    }
}
