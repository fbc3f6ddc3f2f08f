package io.countersign.review.console.page;

import java.net.URI;

/** The Content-Security-Policy of the console's pages: no inline script, no inline style, nothing from other hosts. */
final class ConsoleContentPolicy {

    private ConsoleContentPolicy() {}

    /**
     * @param issuer the provider, to which the logout's form is redirected
     * @param certificates where intake shows certificates; empty for the own origin
     */
    static String of(String issuer, String certificates) {
        var provider = URI.create(issuer);
        var pictures = certificates.isBlank() ? "" : " " + origin(URI.create(certificates));
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'" + pictures
                + "; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors"
                + " 'none'; object-src 'none'; form-action 'self' " + origin(provider);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
