package io.countersign.intake.store.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.events.LargestEvents;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.rules.lookalike.NameComparison;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest approved name, written by the store itself and measured in it. */
class ApprovedNameSizesTest extends MeasuredDatabase {

    private MongoSignatureRegistry registry() {
        return new MongoSignatureRegistry(
                MongoTemplates.of(database), CollectionNames.CURRENT, new RegistryProperties(0));
    }

    /** Each character folds to several, and all of them are of four bytes or of two units. */
    @Test
    void theLargestApprovedNameFits() {
        var names = List.of("\ufdfa", "\ud835\udd38", "\ud840\udc00", "W");
        for (int i = 0; i < names.size(); i++) {
            registry()
                    .put(List.of(new ApprovedName(
                            new SignatureId(SignatureId.MAX - i),
                            LargestEvents.ACCOUNT,
                            Region.DOMESTIC,
                            names.get(i).repeat(Application.MAX_NAME_LENGTH))));

            assertThat(size("approved", String.valueOf(SignatureId.MAX - i))).isLessThanOrEqualTo(4 * KB);
        }
    }

    /** The figures by which docs/operations.md sizes the store. */
    @ParameterizedTest
    @CsvSource({"星河云网络科, 7, 270", "Acme Letters, 11, 300"})
    void aUsualApprovedNameTakesAFewHundredBytes(String name, int variants, int bytes) {
        var account = new AccountId("platform.customer-1001");
        registry().put(List.of(new ApprovedName(new SignatureId(123_456_789), account, Region.DOMESTIC, name)));

        assertThat(NameComparison.variants(name)).hasSize(variants);
        assertThat(size("approved", "123456789")).isBetween(bytes - 30, bytes);
    }

    @Test
    void aRemovedNameKeepsItsIdOnly() {
        registry().remove(List.of(LargestEvents.SIGNATURE));

        assertThat(size("approved", LargestEvents.SIGNATURE.text())).isLessThanOrEqualTo(64);
    }
}
