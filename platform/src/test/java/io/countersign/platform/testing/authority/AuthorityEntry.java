package io.countersign.platform.testing.authority;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row of the table: an operation, what it needs, and a request that changes nothing.
 *
 * @param operation method and path pattern as registered
 * @param scopes sets of scopes, of which a caller needs one
 * @param path with {@code {account}} where the account belongs
 * @param admitted the outcome for a caller that is admitted
 * @param isOfOwn true if the path names a resource of the account {@link AuthorityMatrix#OWN}
 */
public record AuthorityEntry(
        String operation,
        List<Set<String>> scopes,
        AccountSource account,
        String path,
        boolean isOfOwn,
        Map<String, String> headers,
        String body,
        String foreignBody,
        String admitted) {

    static final String ADMITTED = "ADMITTED";

    public AuthorityEntry {
        scopes = List.copyOf(scopes);
        headers = Map.copyOf(headers);
    }

    public static AuthorityEntry open(String operation) {
        return new AuthorityEntry(
                operation, List.of(), AccountSource.OPEN, pathOf(operation), false, Map.of(), "", "", ADMITTED);
    }

    /** @param alternatives of scopes, each of one or several words */
    public static AuthorityEntry of(String operation, AccountSource account, String... alternatives) {
        var scopes = Arrays.stream(alternatives)
                .map(words -> Set.of(words.split(" ", -1)))
                .toList();
        return new AuthorityEntry(operation, scopes, account, pathOf(operation), false, Map.of(), "", "", ADMITTED);
    }

    private static String pathOf(String operation) {
        return operation.split(" ", -1)[1];
    }

    public AuthorityEntry at(String otherPath) {
        return new AuthorityEntry(operation, scopes, account, otherPath, isOfOwn, headers, body, foreignBody, admitted);
    }

    public AuthorityEntry ofOwn(String otherPath) {
        return new AuthorityEntry(operation, scopes, account, otherPath, true, headers, body, foreignBody, admitted);
    }

    public AuthorityEntry sending(String mediaType, String content) {
        return new AuthorityEntry(
                operation,
                scopes,
                account,
                path,
                isOfOwn,
                Map.of("Content-Type", mediaType),
                content,
                content,
                admitted);
    }

    public AuthorityEntry with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new AuthorityEntry(operation, scopes, account, path, isOfOwn, more, body, foreignBody, admitted);
    }

    /** The body for the foreign account. */
    public AuthorityEntry forForeign(String content) {
        return new AuthorityEntry(operation, scopes, account, path, isOfOwn, headers, body, content, admitted);
    }

    /** An admitted caller gets this code. */
    public AuthorityEntry admittedAs(String code) {
        return new AuthorityEntry(operation, scopes, account, path, isOfOwn, headers, body, foreignBody, code);
    }

    String method() {
        return operation.split(" ", -1)[0];
    }

    @Override
    public String toString() {
        return operation;
    }
}
