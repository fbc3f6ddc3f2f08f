package io.countersign.review.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link LikenessStore} must do; the MongoDB one and the in-memory one both run it. */
public interface LikenessStoreContract {

    /** An empty store. */
    LikenessStore store();

    private static LikenessBand band(String band, String... accounts) {
        var pictures = new ArrayList<LikenessBand.Picture>();
        for (var account : accounts) {
            pictures.add(new LikenessBand.Picture("key-" + account, "f".repeat(64), new AccountId(account)));
        }
        return new LikenessBand(band, Set.copyOf(pictures));
    }

    @Test
    default void anUnknownBandIsAbsent() {
        assertThat(store().find(List.of("0:1"))).isEmpty();
    }

    @Test
    default void picturesAddUp() {
        var store = store();
        store.add(List.of(band("0:1", "acme.one")));

        store.add(List.of(band("1:1", "acme.one"), band("0:1", "other", "acme.one")));

        assertThat(store.find(List.of("0:1", "1:1", "2:1")))
                .containsExactlyInAnyOrder(band("0:1", "acme.one", "other"), band("1:1", "acme.one"));
    }

    @Test
    default void noneIsLostWhenManyAddAtOnce() throws Exception {
        var store = store();
        var writers = new ArrayList<Callable<Void>>();
        for (int i = 0; i < LikenessBand.MAX_PICTURES; i++) {
            var account = "account-" + i;
            writers.add(() -> {
                store.add(List.of(band("0:1", account), band("1:1", account)));
                return null;
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var written : threads.invokeAll(writers)) {
                written.get();
            }
        }

        assertThat(store.find(List.of("0:1", "1:1")))
                .hasSize(2)
                .allSatisfy(found -> assertThat(found.pictures()).hasSize(LikenessBand.MAX_PICTURES));
    }
}
