package io.countersign.platform.security;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

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

    static Predicate<PathContainer> anyOf(Stream<String> patterns) {
        var parsed = patterns.map(PathPatternParser.defaultInstance::parse).toList();
        return path -> parsed.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
