package io.countersign.intake.tencent.call;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Tencent-compatible API.
 *
 * @param gateways host names that a call may have been signed for besides the one it came to; {@code *} matches the
 *     region that the call names
 * @param limits calls in a second, of each account and at each instance
 * @param maxInFlight calls at once
 * @param maxLarge of them, such with a body over 1 MB: each takes some 50 MB for a moment
 */
@ConfigurationProperties("countersign.rpc")
public record TencentApiProperties(
        @DefaultValue({"sms.tencentcloudapi.com", "sms.intl.tencentcloudapi.com", "sms.*.tencentcloudapi.com"})
        Set<String> gateways,

        @DefaultValue Limits limits,
        @DefaultValue("500") int maxInFlight,
        @DefaultValue("4") int maxLarge) {

    public TencentApiProperties {
        gateways = Set.copyOf(gateways);
        if (maxInFlight < 1 || maxLarge < 1) {
            throw new IllegalArgumentException("countersign.rpc: at least one call at once");
        }
    }

    /**
     * Calls in a second; 0 means no limit.
     *
     * @param add applying for a signature
     * @param modify modifying one
     * @param delete deleting one
     * @param describe reading the list
     * @param send sending messages
     */
    public record Limits(
            @DefaultValue("1") int add,
            @DefaultValue("1") int modify,
            @DefaultValue("1") int delete,
            @DefaultValue("20") int describe,
            @DefaultValue("3000") int send) {

        public Limits {
            if (add < 0 || modify < 0 || delete < 0 || describe < 0 || send < 0) {
                throw new IllegalArgumentException("countersign.rpc.limits: 0, for no limit, or more");
            }
        }

        public Map<Action, Integer> perSecond() {
            return Map.of(
                    Action.ADD, add,
                    Action.MODIFY, modify,
                    Action.DELETE, delete,
                    Action.DESCRIBE, describe,
                    Action.SEND, send);
        }
    }
}
