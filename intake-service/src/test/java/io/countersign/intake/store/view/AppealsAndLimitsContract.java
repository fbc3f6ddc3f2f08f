package io.countersign.intake.store.view;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.account.AppealStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the stores of appeals and of limits do; those in MongoDB and those in memory both run it. */
interface AppealsAndLimitsContract {

    AppealStore appeals();

    AccountLimitStore limits();

    @Test
    default void appealsComeAndGo() {
        appeals().add(ACME, new SignatureId(1));
        appeals().add(ACME, new SignatureId(2));
        appeals().add(ACME, new SignatureId(2));
        appeals().remove(ACME, List.of(new SignatureId(1)));

        assertThat(appeals().find(ACME)).containsExactly(new SignatureId(2));
        assertThat(appeals().find(OTHER)).isEmpty();
    }

    @Test
    default void theLastLimitIsKnown() {
        limits().put(Map.of(ACME, 50, OTHER, 60));
        limits().put(Map.of(ACME, 70));
        limits().put(Map.of(ACME, 70));

        assertThat(limits().find(ACME)).hasValue(70);
        assertThat(limits().find(OTHER)).hasValue(60);
    }
}
