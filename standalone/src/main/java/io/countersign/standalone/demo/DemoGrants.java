package io.countersign.standalone.demo;

import io.countersign.issuer.IssuerSettings;
import io.countersign.issuer.Secret;
import io.countersign.issuer.TokenMint;
import io.countersign.standalone.server.PortPlan;
import io.countersign.standalone.server.ServiceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns demo users into what the issuer knows and into long-lived tokens. */
public record DemoGrants(DemoUsers demo) {

    public static final String PAGES = "countersign-pages";

    private static final Duration TOKEN_LIFE = Duration.ofDays(30);
    private static final Set<String> APPLICANT =
            Set.of("applications:write", "applications:read", "quota:read", "notices:read", "endpoints:write");
    private static final Set<String> PLATFORM = Set.of("platform", "accounts:write");
    private static final Set<String> OPERATOR = Set.of(
            "operator",
            "accounts:write",
            "limits:write",
            "keys:write",
            "dead-letters:write",
            "quota:read",
            "applications:read");

    /** Whoever may log in or hold a token. */
    record Grant(String name, Set<String> scopes, Map<String, Object> claims) {

        String token(TokenMint mint) {
            return mint.mint(name, scopes, claims, TOKEN_LIFE);
        }
    }

    static Grant account(DemoUsers.Account account) {
        return new Grant(account.id(), APPLICANT, Map.of("account", account.id()));
    }

    static Grant platform() {
        var scopes = new TreeSet<>(APPLICANT);
        scopes.addAll(PLATFORM);
        return new Grant(DemoUsers.PLATFORM, scopes, Map.of("platform", DemoUsers.PLATFORM));
    }

    static Grant reviewer(ReviewerRole role) {
        return new Grant(role.label(), role.scopes(), Map.of("roles", List.of(role.label())));
    }

    static Grant operator() {
        return new Grant(DemoUsers.OPERATOR, OPERATOR, Map.of("roles", List.of("operator")));
    }

    public List<IssuerSettings.User> users() {
        return Stream.of(
                        demo.everyAccount().stream().map(DemoGrants::account),
                        Stream.of(platform(), operator()),
                        Stream.of(ReviewerRole.values()).map(DemoGrants::reviewer))
                .flatMap(grants -> grants)
                .map(this::user)
                .toList();
    }

    private IssuerSettings.User user(Grant grant) {
        return new IssuerSettings.User(
                grant.name(), Secret.hash(demo.password(grant.name())), grant.scopes(), grant.claims());
    }

    /** The client by which the pages of services log users in. */
    public IssuerSettings.Client pages(PortPlan ports) {
        var hosts = Stream.of("127.0.0.1", "localhost")
                .map(host -> "http://" + host + ":" + ports.api(ServiceKind.REVIEW) + "/console/")
                .toList();
        return new IssuerSettings.Client(
                PAGES,
                Secret.hash(demo.pagesSecret()),
                Set.of(),
                Map.of(),
                Duration.ofHours(1),
                hosts.stream().map(console -> console + "callback").collect(Collectors.toSet()),
                hosts.stream().map(console -> console + "signed-out").collect(Collectors.toSet()));
    }
}
