package io.countersign.notification.domain.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where webhooks may go: public addresses over TLS, so that no endpoint makes this service a way into its own network.
 *
 * @param allowPrivate anything goes, also without TLS: for trying out and for tests
 */
public record AddressPolicy(boolean allowPrivate) {

    private static final int MAX_URL_LENGTH = 2_048;

    /** Ranges of IPv4 that are not publicly routable (IANA's special-purpose registry), as address and prefix length. */
    private static final List<Range> SPECIAL = List.of(
            Range.of(0, 0, 0, 0, 8),
            Range.of(10, 0, 0, 0, 8),
            Range.of(100, 64, 0, 0, 10),
            Range.of(127, 0, 0, 0, 8),
            Range.of(169, 254, 0, 0, 16),
            Range.of(172, 16, 0, 0, 12),
            Range.of(192, 0, 0, 0, 24),
            Range.of(192, 0, 2, 0, 24),
            Range.of(192, 88, 99, 0, 24),
            Range.of(192, 168, 0, 0, 16),
            Range.of(198, 18, 0, 0, 15),
            Range.of(198, 51, 100, 0, 24),
            Range.of(203, 0, 113, 0, 24),
            Range.of(224, 0, 0, 0, 4),
            Range.of(240, 0, 0, 0, 4));

    private record Range(int address, int length) {

        static Range of(int a, int b, int c, int d, int length) {
            return new Range(a << 24 | b << 16 | c << 8 | d, length);
        }

        boolean holds(int other) {
            return (address ^ other) >>> (32 - length) == 0;
        }
    }

    /** What is wrong with an endpoint's URL. */
    public enum Fault {
        TOO_LONG,
        NOT_ABSOLUTE,
        SCHEME,
        USER_INFO,
        FRAGMENT,
        PORT,
        PRIVATE
    }

    /** Judges the URL as written; a name is judged again by its addresses at each attempt. */
    public Optional<Fault> check(URI url) {
        if (url.toString().length() > MAX_URL_LENGTH) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (url.getScheme() == null || url.getHost() == null) {
            return Optional.of(Fault.NOT_ABSOLUTE);
        }
        if (!schemes().contains(url.getScheme().toLowerCase(Locale.ROOT))) {
            return Optional.of(Fault.SCHEME);
        }
        return checkParts(url);
    }

    private Optional<Fault> checkParts(URI url) {
        if (url.getUserInfo() != null) {
            return Optional.of(Fault.USER_INFO);
        }
        if (url.getFragment() != null) {
            return Optional.of(Fault.FRAGMENT);
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            return Optional.of(Fault.PORT);
        }
        return allowsHost(url.getHost()) ? Optional.empty() : Optional.of(Fault.PRIVATE);
    }

    private List<String> schemes() {
        return allowPrivate ? List.of("https", "http") : List.of("https");
    }

    private boolean allowsHost(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        if (!allowPrivate && (name.equals("localhost") || name.endsWith(".localhost"))) {
            return false;
        }
        try {
            return allows(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    /** Whether a webhook may be posted to this address. */
    public boolean allows(InetAddress address) {
        return allowPrivate || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return isPublic(bytes, 0);
        }
        return switch (first(bytes)) {
            case 0x2001 -> first(bytes, 2) != 0 && first(bytes, 2) != 0xdb8; // Teredo, documentation
            case 0x2002 -> isPublic(bytes, 2); // 6to4 carries an IPv4 address
            case 0x0064 -> first(bytes, 2) == 0xff9b && isPublic(bytes, 12); // so does NAT64
            default -> (bytes[0] & 0xe0) == 0x20; // global unicast, 2000::/3
        };
    }

    private static boolean isPublic(byte[] bytes, int from) {
        int address = first(bytes, from) << 16 | first(bytes, from + 2);
        return SPECIAL.stream().noneMatch(range -> range.holds(address));
    }

    private static int first(byte[] bytes) {
        return first(bytes, 0);
    }

    private static int first(byte[] bytes, int from) {
        return (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
    }
}
