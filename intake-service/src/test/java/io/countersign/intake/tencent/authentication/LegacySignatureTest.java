package io.countersign.intake.tencent.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.intake.tencent.call.TencentError;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LegacySignatureTest {

    private static final String KEY = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
    private static final Set<String> HOST = Set.of("cvm.tencentcloudapi.com");
    private static final Map<String, String> DOCUMENTED = Map.of(
            "Action", "DescribeInstances",
            "InstanceIds.0", "ins-09dx96dg",
            "Limit", "20",
            "Nonce", "11886",
            "Offset", "0",
            "Region", "ap-guangzhou",
            "SecretId", "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
            "Timestamp", "1465185768",
            "Version", "2017-03-12",
            "Signature", "EliP9YW3pW28FpsEdkXt/+WcGeI=");

    @Test
    void acceptsTheDocumentedCall() {
        assertThat(HmacV1Signature.of(DOCUMENTED).isOf("GET", KEY, HOST)).isTrue();
    }

    @Test
    void refusesEachAlteredParameter() {
        for (var name : DOCUMENTED.keySet()) {
            var altered = new HashMap<>(DOCUMENTED);
            altered.merge(name, "x", String::concat);

            assertThat(HmacV1Signature.of(altered).isOf("GET", KEY, HOST))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void refusesAnotherMethod() {
        var altered = new HashMap<>(DOCUMENTED);
        altered.put("SignatureMethod", "HmacMD5");

        assertThatThrownBy(() -> HmacV1Signature.of(altered)).isInstanceOf(TencentError.class);
    }
}
