package io.countersign.platform.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A strong entity tag, and what the headers If-Match and If-None-Match say about it. */
public record Etag(String value) {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");
    private static final Pattern HEADER = Pattern.compile("\\s*(?:\\*|" + TAG + "(?:\\s*,\\s*" + TAG + ")*)\\s*");

    /** As the header ETag carries it. */
    public String quoted() {
        return "\"" + value + "\"";
    }

    /**
     * Whether If-Match allows the change: it is absent, any, or names this tag. A weak tag matches nothing.
     *
     * @throws ProblemException 400 if the header is none
     */
    public boolean satisfies(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return true;
        }
        return names(ifMatch);
    }

    /** Whether If-None-Match says that the caller has this state. */
    public boolean isKnownTo(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null && names(ifNoneMatch.replace("W/\"", "\""));
    }

    private boolean names(String header) {
        if (!HEADER.matcher(header).matches()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST)
                    .withDetail(LocalizedText.of("platform.etag.if-match-and-if-none-match"));
        }
        return header.strip().equals("*")
                || TAG.matcher(header).results().anyMatch(tag -> tag.group().equals(quoted()));
    }
}
