package io.countersign.intake.tencent.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;

class RpcPropertiesTest {

    @Test
    void hasTheOfficialLimitsByDefault() {
        var properties = bind(Map.of());

        assertThat(properties.limits().perSecond())
                .containsOnly(
                        Map.entry(Action.ADD, 1),
                        Map.entry(Action.MODIFY, 1),
                        Map.entry(Action.DELETE, 1),
                        Map.entry(Action.DESCRIBE, 20),
                        Map.entry(Action.SEND, 3000));
        assertThat(properties.gateways())
                .containsOnly("sms.tencentcloudapi.com", "sms.intl.tencentcloudapi.com", "sms.*.tencentcloudapi.com");
        assertThat(properties.maxInFlight()).isEqualTo(500);
        assertThat(properties.maxLarge()).isEqualTo(4);
    }

    @Test
    void takesEveryProperty() {
        var properties = bind(Map.of(
                "countersign.rpc.gateways", "sms.example.org",
                "countersign.rpc.max-in-flight", "2",
                "countersign.rpc.max-large", "1",
                "countersign.rpc.limits.add", "3",
                "countersign.rpc.limits.modify", "4",
                "countersign.rpc.limits.delete", "5",
                "countersign.rpc.limits.describe", "6",
                "countersign.rpc.limits.send", "0"));

        assertThat(properties)
                .isEqualTo(new TencentApiProperties(
                        Set.of("sms.example.org"), new TencentApiProperties.Limits(3, 4, 5, 6, 0), 2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-in-flight=0", "max-large=0", "limits.add=-1", "limits.send=-1"})
    void refusesWhatCanNotBe(String setting) {
        var parts = setting.split("=", 2);

        assertThatThrownBy(() -> bind(Map.of("countersign.rpc." + parts[0], parts[1])))
                .isInstanceOf(BindException.class);
    }

    private static TencentApiProperties bind(Map<String, String> settings) {
        return BoundProperties.bind("countersign.rpc", TencentApiProperties.class, settings);
    }
}
