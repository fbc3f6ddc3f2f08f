package io.countersign.intake.tencent.call;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came over the wire: what is signed has to be looked at before anything decodes it.
 *
 * @param query the raw text behind the {@code ?}, never decoded; empty where there is none
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawCall(String method, String query, Map<String, String> headers, byte[] body) {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    public RawCall {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    @Nullable
    public String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    public String header(String name, String absent) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), absent);
    }

    public boolean isTc3() {
        return headers.containsKey("authorization");
    }

    /** The host may have been signed with its port, without it, or as the gateway's in front of us. */
    public Set<String> hosts(Set<String> gateways, @Nullable String region) {
        var sent = header("Host", "");
        var colon = sent.lastIndexOf(':');
        var bare = colon > sent.lastIndexOf(']') ? sent.substring(0, colon) : sent;
        var hosts = new LinkedHashSet<String>();
        hosts.add(sent);
        hosts.add(bare);
        var named = region == null || !REGION.matcher(region).matches() ? "*" : region;
        gateways.forEach(gateway -> hosts.add(gateway.replace("*", named)));
        return hosts;
    }
}
