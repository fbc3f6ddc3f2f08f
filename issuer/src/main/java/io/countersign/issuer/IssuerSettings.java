package io.countersign.issuer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an issuer is started with; nothing here has a default that would open a door.
 *
 * @param address where it listens
 * @param url what stands in its tokens and what services reach it by
 * @param keyFile where the signing key is kept, so that tokens outlive a restart
 */
public record IssuerSettings(
        String address, int port, String url, Path keyFile, List<User> users, List<Client> clients) {

    /** Whom every token is meant for. */
    public static final String AUDIENCE = "countersign";

    public IssuerSettings {
        users = List.copyOf(users);
        clients = List.copyOf(clients);
    }

    /**
     * Someone who logs in on a page.
     *
     * @param passwordHash made by {@link Secret#hash}
     * @param scopes what a token of this user may carry
     * @param claims account, platform, roles
     */
    public record User(String name, String passwordHash, Set<String> scopes, Map<String, Object> claims) {

        public User {
            scopes = Set.copyOf(scopes);
            claims = Map.copyOf(claims);
        }
    }

    /**
     * A program: with redirects it logs users in, without it asks for tokens of its own.
     *
     * @param secretHash made by {@link Secret#hash}
     * @param tokenLife how long its tokens are valid
     */
    public record Client(
            String id,
            String secretHash,
            Set<String> scopes,
            Map<String, Object> claims,
            Duration tokenLife,
            Set<String> redirects) {

        public Client {
            scopes = Set.copyOf(scopes);
            claims = Map.copyOf(claims);
            redirects = Set.copyOf(redirects);
        }

        boolean logsUsersIn() {
            return !redirects.isEmpty();
        }
    }
}
