package io.countersign.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.notification.domain.endpoint.WebhookSecret;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** The example that the specification's reference libraries test with. */
    @Test
    void signsAsSpecified() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        var signature =
                WebhookSignature.of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}");

        assertThat(signature.value()).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
