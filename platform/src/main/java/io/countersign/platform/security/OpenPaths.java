package io.countersign.platform.security;

import java.util.List;

/**
 * What needs no token, beside the start page and the API's document: a bean of the service.
 *
 * @param patterns path patterns, such as {@code /v1/reason-codes/**}
 */
public record OpenPaths(List<String> patterns) {

    public OpenPaths {
        patterns = List.copyOf(patterns);
    }

    public static OpenPaths of(String... patterns) {
        return new OpenPaths(List.of(patterns));
    }
}
