package io.countersign.rules.checks.spelling;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The host of a link or a bare domain, in lower case. */
public record HostName(String name) {

    private static final int LABEL = 63;
    private static final int LONGEST = 253;

    /** Of a link that begins with http:// or https://; null if it is none. */
    public static @Nullable HostName ofLink(String text) {
        var link = text.strip();
        int start = afterScheme(link);
        return start < 0 ? null : ofAuthority(link.substring(start));
    }

    /** Of a domain, with or without scheme and path. */
    public static @Nullable HostName ofDomain(String text) {
        var link = text.strip();
        int start = afterScheme(link);
        return ofAuthority(start < 0 ? link : link.substring(start));
    }

    public static boolean isLink(String text) {
        return afterScheme(text.strip()) >= 0;
    }

    /** Whether a link leads to more than the front page of its host. */
    public static boolean isBelowRoot(String link) {
        var text = link.strip();
        int root = text.indexOf('/', Math.max(0, afterScheme(text)));
        return root >= 0 && text.substring(root).chars().anyMatch(Character::isLetterOrDigit);
    }

    private static int afterScheme(String link) {
        if (link.regionMatches(true, 0, "https://", 0, 8)) {
            return 8;
        }
        return link.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
    }

    private static @Nullable HostName ofAuthority(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        var authority = rest.substring(0, end);
        int port = authority.lastIndexOf(':');
        var host = port >= 0 && isPort(authority, port + 1) ? authority.substring(0, port) : authority;
        var name = (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).toLowerCase(Locale.ROOT);
        return isHost(name) && !hasSpace(rest) ? new HostName(name) : null;
    }

    private static boolean hasSpace(String rest) {
        return rest.chars().anyMatch(c -> c <= ' ' || c == 0x3000);
    }

    private static boolean isPort(String text, int from) {
        return from < text.length() && text.chars().skip(from).allMatch(Character::isDigit);
    }

    private static boolean isHost(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.indexOf('.') < 0) {
            return false;
        }
        for (var label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LABEL || !isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String label) {
        return label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && label.codePoints().allMatch(c -> c == '-' || Character.isLetterOrDigit(c));
    }

    /** An address instead of a name. */
    boolean isAddress() {
        return name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** Whether it is registrable: more than a public suffix. */
    public boolean isRegistrable(Set<String> suffixes) {
        var last = name.substring(name.lastIndexOf('.') + 1);
        return !isAddress()
                && !suffixes.contains(name)
                && last.codePointCount(0, last.length()) > 1
                && (last.startsWith("xn--") || last.codePoints().allMatch(Character::isLetter));
    }
}
