package io.countersign.platform.security;

import java.util.List;

/**
 * What a service's pages may load beyond their own host: a bean of the service, if it needs one. A response that sets
 * its own Content-Security-Policy keeps it.
 *
 * @param images origins of pictures
 * @param connections origins that scripts may talk to
 */
public record ContentPolicy(List<String> images, List<String> connections) {

    public ContentPolicy {
        images = List.copyOf(images);
        connections = List.copyOf(connections);
    }

    /** @param formTarget origin to which a form may lead besides the own, such as the login's */
    String header(String formTarget) {
        return "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
                + joined(images)
                + "; connect-src 'self'"
                + joined(connections)
                + "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                + formTarget;
    }

    private static String joined(List<String> origins) {
        return origins.isEmpty() ? "" : " " + String.join(" ", origins);
    }
}
