package io.countersign.review.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link ImageSightingStore} must do; the MongoDB one and the in-memory one both run it. */
public interface ImageSightingStoreContract {

    /** An empty store. */
    ImageSightingStore store();

    private static SightedImage picture(String digest, String... accounts) {
        var seen = new ArrayList<AccountId>();
        for (var account : accounts) {
            seen.add(new AccountId(account));
        }
        return new SightedImage(digest, Set.copyOf(seen), Set.of());
    }

    @Test
    default void anUnknownPictureIsAbsent() {
        assertThat(store().find(List.of("a"))).isEmpty();
    }

    @Test
    default void whatIsAddedIsFound() {
        var store = store();
        var forged = new SightedImage("a", Set.of(new AccountId("acme.one")), Set.of(new AccountId("acme.one")));

        store.add(List.of(picture("b", "acme.one"), forged));

        assertThat(store.find(List.of("a", "b", "c"))).containsExactlyInAnyOrder(forged, picture("b", "acme.one"));
    }

    @Test
    default void accountsAddUp() {
        var store = store();
        store.add(List.of(picture("a", "acme")));

        store.add(List.of(picture("b", "acme"), picture("a", "other", "acme")));

        assertThat(store.find(List.of("a", "b")))
                .containsExactlyInAnyOrder(picture("a", "acme", "other"), picture("b", "acme"));
    }

    @Test
    default void noneIsLostWhenManyAddAtOnce() throws Exception {
        var store = store();
        var writers = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 16; i++) {
            var account = "account-" + i;
            writers.add(() -> {
                store.add(List.of(picture("a", account), picture("b", account)));
                return null;
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var written : threads.invokeAll(writers)) {
                written.get();
            }
        }

        assertThat(store.find(List.of("a", "b")))
                .allSatisfy(found -> assertThat(found.seen()).hasSize(16));
    }
}
