package io.countersign.intake.tencent.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.memory.InMemoryKeyPairs;
import io.countersign.intake.memory.PlainTextSealer;
import io.countersign.intake.tencent.call.RawCall;
import io.countersign.intake.tencent.call.TencentError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** An authenticator that knows one key pair of one account. */
final class AuthenticationFixture {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final AccountId ACCOUNT = new AccountId("acme");
    static final String ID = "AKIDexample";
    static final String KEY = "example-secret";

    private final InMemoryKeyPairs pairs = new InMemoryKeyPairs();
    private final PlainTextSealer sealer = new PlainTextSealer();
    private final CallAuthenticator authenticator = new CallAuthenticator(
            pairs, sealer, InstantSource.fixed(NOW), Set.of("sms.tencentcloudapi.com", "sms.*.tencentcloudapi.com"));

    AuthenticationFixture() {
        pairs.insert(new KeyPair(
                ID,
                ACCOUNT,
                sealer.seal(KEY, ID),
                Set.of(KeyPair.Permission.values()),
                new Act(NOW, "operator"),
                null));
    }

    KeyPair authenticate(RawCall request, Map<String, String> form) {
        return authenticator.authenticate(request, form);
    }

    void disable() {
        pairs.disable(ID, new Act(NOW, "operator"));
    }

    void refuses(RawCall request, Map<String, String> form) {
        assertThatThrownBy(() -> authenticate(request, form))
                .as(form.toString())
                .isInstanceOf(TencentError.class);
    }

    void refuses(String code, RawCall request, Map<String, String> form) {
        assertThatThrownBy(() -> authenticate(request, form))
                .isInstanceOfSatisfying(
                        TencentError.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
