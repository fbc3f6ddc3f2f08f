package io.countersign.intake.store.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.platform.testing.BoundProperties;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ApprovalCacheTest {

    private static final long MAX_AGE = SignatureRegistry.MAX_AGE.toNanos();

    private final AtomicLong nanos = new AtomicLong(7);
    private final AtomicInteger reads = new AtomicInteger();
    private final ApprovalCache cache = new ApprovalCache(10, nanos::get);

    private boolean ask(boolean stored) {
        return cache.isApproved("a", _ -> {
            reads.incrementAndGet();
            return stored;
        });
    }

    @Test
    void oneReadAnswersForHalfASecond() {
        assertThat(ask(true)).isTrue();
        nanos.addAndGet(MAX_AGE - 1);
        assertThat(ask(false)).isTrue();
        nanos.addAndGet(1);
        assertThat(ask(false)).isFalse();
        assertThat(reads).hasValue(2);
    }

    @Test
    void theAgeCountsFromBeforeTheRead() {
        cache.isApproved("a", _ -> {
            nanos.addAndGet(MAX_AGE - 1);
            return true;
        });
        assertThat(ask(false)).isTrue();

        nanos.addAndGet(1);

        assertThat(ask(false)).isFalse();
    }

    @Test
    void anAnswerThatWasReadForTooLongIsNotKept() {
        cache.isApproved("a", _ -> {
            nanos.addAndGet(MAX_AGE);
            return true;
        });

        assertThat(ask(false)).isFalse();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKept() {
        cache.isApproved("a", _ -> {
            cache.clear();
            return true;
        });

        assertThat(ask(false)).isFalse();
    }

    @Test
    void aRefusalIsNotKept() {
        assertThat(ask(false)).isFalse();
        assertThat(ask(true)).isTrue();
        assertThat(reads).hasValue(2);
    }

    @Test
    void aFailedReadIsNoAnswer() {
        try {
            cache.isApproved("a", _ -> {
                throw new IllegalStateException("the store does not answer");
            });
        } catch (IllegalStateException expected) {
            reads.incrementAndGet();
        }

        assertThat(ask(true)).isTrue();
        assertThat(reads).hasValue(2);
    }

    @Test
    void withoutACacheEveryQuestionIsARead() {
        var none = new ApprovalCache(0, nanos::get);

        for (int i = 0; i < 3; i++) {
            none.isApproved("a", _ -> reads.incrementAndGet() > 0);
            assertThat(none.size()).isZero();
        }

        assertThat(reads).hasValue(3);
    }

    @Test
    void theSettingHasBounds() {
        for (var value : List.of("-1", "1000001")) {
            assertThat(BoundProperties.refusal(
                            "countersign.intake.registry",
                            RegistryProperties.class,
                            Map.of("countersign.intake.registry.cached-approvals", value)))
                    .contains("cachedApprovals", "must be between 0 and 1000000");
        }
    }
}
