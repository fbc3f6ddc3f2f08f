package io.countersign.intake.store.registry;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.lookalike.LookAlikes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link SignatureRegistry} must do. */
interface SignatureRegistryContract {

    SignatureId ONE = new SignatureId(1);
    SignatureId TWO = new SignatureId(2);

    SignatureRegistry registry();

    static ApprovedName approved(SignatureId signature, AccountId account, String name) {
        return new ApprovedName(signature, account, Region.GLOBAL, name);
    }

    private boolean isApproved(String name) {
        return registry().isApproved(ACME, Region.GLOBAL, name);
    }

    @Test
    default void knowsWhatIsApprovedForWhomAndWhere() {
        registry().put(List.of(new ApprovedName(ONE, ACME, Region.DOMESTIC, "腾讯云")));

        assertThat(registry().isApproved(ACME, Region.DOMESTIC, "腾讯云")).isTrue();
        assertThat(registry().isApproved(ACME, Region.GLOBAL, "腾讯云")).isFalse();
        assertThat(registry().isApproved(OTHER, Region.DOMESTIC, "腾讯云")).isFalse();
        assertThat(registry().isApproved(ACME, Region.DOMESTIC, "1001")).isFalse();
    }

    @Test
    default void aNameCountsAsItIsSent() {
        registry().put(List.of(approved(ONE, ACME, "Acme é")));

        assertThat(isApproved(" Acme e\u0301")).isTrue();
        assertThat(isApproved("acme é")).isFalse();
    }

    @Test
    default void aNameStaysAsLongAsOneSignatureHasIt() {
        registry().put(List.of(approved(ONE, ACME, "Acme"), approved(ONE, ACME, "Acme"), approved(TWO, ACME, "Acme")));

        registry().remove(List.of(ONE, ONE));
        assertThat(isApproved("Acme")).isTrue();

        registry().remove(List.of(TWO));
        assertThat(isApproved("Acme")).isFalse();
    }

    @Test
    default void whatIsWrittenCountsAtOnce() {
        assertThat(isApproved("Acme")).isFalse();

        registry().put(List.of(approved(ONE, ACME, "Acme")));
        assertThat(isApproved("Acme")).isTrue();

        registry().remove(List.of(ONE));
        assertThat(isApproved("Acme")).isFalse();
    }

    @Test
    default void aRecordThatIsReadLateOrAgainNeverBringsARemovedNameBack() {
        registry().put(List.of(approved(ONE, ACME, "Acme")));
        registry().remove(List.of(ONE, TWO));

        registry().put(List.of(approved(ONE, ACME, "Acme"), approved(TWO, ACME, "Acme"), approved(TWO, ACME, "Acme")));

        assertThat(isApproved("Acme")).isFalse();
        assertThat(registry().near("Acme", OTHER)).isEmpty();
    }

    @Test
    default void whatIsApprovedDoesNotChange() {
        registry().put(List.of(approved(ONE, ACME, "Acme")));
        registry().put(List.of(approved(ONE, ACME, "Acme Cloud"), approved(TWO, ACME, "Acme Mobile")));

        assertThat(isApproved("Acme")).isTrue();
        assertThat(isApproved("Acme Cloud")).isFalse();
        assertThat(isApproved("Acme Mobile")).isTrue();
    }

    @Test
    default void findsNamesThatReadAlikeTheClosestFirst() {
        registry()
                .put(List.of(
                        approved(ONE, OTHER, "PayPol"),
                        approved(TWO, OTHER, "PayPal"),
                        approved(new SignatureId(3), ACME, "PayPal"),
                        approved(new SignatureId(4), OTHER, "星河云"),
                        approved(new SignatureId(5), OTHER, "Barnes")));

        assertThat(registry().near("PayPaI", ACME))
                .containsExactly(new Neighbour(TWO, OTHER, "PayPal", 0), new Neighbour(ONE, OTHER, "PayPol", 1));
        assertThat(registry().near("星河雲", ACME)).extracting(Neighbour::name).containsExactly("星河云");
        assertThat(registry().near("星海云", ACME)).isEmpty();
        assertThat(registry().near("Bames", ACME))
                .extracting(Neighbour::distance)
                .containsExactly(0);
        assertThat(registry().near("😀", ACME)).isEmpty();

        registry().remove(List.of(TWO));
        assertThat(registry().near("PayPaI", ACME)).extracting(Neighbour::name).containsExactly("PayPol");
    }

    @Test
    default void findsAtMostTwentySimilarNames() {
        var names = new ArrayList<ApprovedName>();
        for (int i = 1; i <= 30; i++) {
            names.add(approved(new SignatureId(i), OTHER, "Xinghe"));
        }
        registry().put(names);

        assertThat(registry().near("Xinghe", ACME)).hasSize(SignatureRegistry.MAX_NEAR);
    }

    @Test
    default void findsWhatReviewFinds() {
        var random = new Random(1);
        var review = new LookAlikes();
        var names = new ArrayList<ApprovedName>();
        for (int i = 1; i <= 1_000; i++) {
            var name = name(random);
            names.add(approved(new SignatureId(i), OTHER, name));
            review.put(new SignatureId(i), OTHER, name);
        }
        registry().put(names);

        for (int i = 0; i < 50; i++) {
            var name = name(random);
            assertThat(registry().near(name, ACME)).as(name).isEqualTo(review.near(name, ACME));
        }
    }

    private static String name(Random random) {
        return random.ints(4 + random.nextInt(3), 'a', 'k')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
