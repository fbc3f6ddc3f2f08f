package io.countersign.platform.security.token;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Takes the token out of the header (RFC 6750). Only its verification checks its characters: the framework's own
 * converter asks a pattern about every one with each request.
 */
final class BearerToken {

    private static final String SCHEME = "Bearer";

    private BearerToken() {}

    /** Null without the scheme, empty if there is no token after it. */
    static @Nullable String of(HttpHeaders headers) {
        var header = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        var rest = header.substring(SCHEME.length());
        return rest.startsWith(" ") ? rest.strip() : "";
    }
}
