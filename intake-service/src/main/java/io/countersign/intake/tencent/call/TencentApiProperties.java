package io.countersign.intake.tencent.call;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Tencent-compatible API.
 *
 * @param gateways host names that a call may have been signed for besides the one it came to; {@code *} matches the
 *     region that the call names
 * @param limits calls in a second, of each account and at each instance
 * @param maxInFlight calls at once
 * @param maxLarge of them, such with a body over 1 MB: each takes some 50 MB for a moment
 */
@Validated
@ConfigurationProperties("countersign.rpc")
public record TencentApiProperties(
        @DefaultValue({"sms.tencentcloudapi.com", "sms.intl.tencentcloudapi.com", "sms.*.tencentcloudapi.com"})
        Set<String> gateways,

        @DefaultValue @Valid Limits limits,
        @DefaultValue("500") @Positive int maxInFlight,
        @DefaultValue("4") @Positive int maxLarge) {

    public TencentApiProperties {
        gateways = Set.copyOf(gateways);
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
            @DefaultValue("1") @PositiveOrZero int add,
            @DefaultValue("1") @PositiveOrZero int modify,
            @DefaultValue("1") @PositiveOrZero int delete,
            @DefaultValue("20") @PositiveOrZero int describe,
            @DefaultValue("3000") @PositiveOrZero int send) {

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
