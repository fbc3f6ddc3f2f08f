package io.countersign.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.store.AccountRegistrationStore.AccountRegistration;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountRegistrationStoreTest {

    private static void with(BiConsumer<AccountRegistrationStore, MongoDatabase> test) {
        try (var client = MongoClients.create(TestServers.mongoUri())) {
            var database =
                    new StoreConfiguration().database(client, new ServiceName("sample", TestServers.freshPrefix()));
            test.accept(new AccountRegistrationStore(MongoTemplates.of(database)), database);
            database.drop();
        }
    }

    @Test
    void keepsTheHighestVersionInWhateverOrderTheyArrive() {
        with((store, _) -> {
            store.save(new AccountRegistration("acme", "north", 2));
            store.save(new AccountRegistration("acme", "south", 1));
            store.save(new AccountRegistration("acme", "north", 2));

            assertThat(store.find("acme")).isEqualTo(new AccountRegistration("acme", "north", 2));

            store.save(new AccountRegistration("acme", null, 3));

            assertThat(store.find("acme")).isEqualTo(new AccountRegistration("acme", null, 3));
            assertThat(store.isRegisteredTo("north", "acme")).isFalse();
        });
    }

    @Test
    void anUnknownAccountIsRegisteredToNoPlatform() {
        with((store, _) -> {
            assertThat(store.find("acme")).isNull();
            assertThat(store.isEmpty()).isTrue();
            assertThat(store.isRegisteredTo("north", "acme")).isFalse();
        });
    }

    @Test
    void concurrentWritersLeaveTheHighestVersion() {
        with((store, _) -> {
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Boolean>> writes = LongStream.rangeClosed(1, 40)
                        .<Callable<Boolean>>mapToObj(version -> () -> {
                            store.save(new AccountRegistration("acme", "platform-" + version, version));
                            return true;
                        })
                        .toList();
                for (var write : executor.invokeAll(writes)) {
                    assertThat(write.get()).isTrue();
                }
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }

            assertThat(store.find("acme")).isEqualTo(new AccountRegistration("acme", "platform-40", 40));
        });
    }
}
