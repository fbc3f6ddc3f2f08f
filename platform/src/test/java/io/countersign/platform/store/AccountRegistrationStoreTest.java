package io.countersign.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.store.AccountRegistrationStore.AccountRegistration;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.CommandCounter;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
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
            store.save(List.of(new AccountRegistration("acme", "north", 2)));
            store.save(List.of(new AccountRegistration("acme", "south", 1)));
            store.save(List.of(new AccountRegistration("acme", "north", 2)));

            assertThat(store.find("acme")).isEqualTo(new AccountRegistration("acme", "north", 2));

            store.save(List.of(new AccountRegistration("acme", null, 3)));

            assertThat(store.find("acme")).isEqualTo(new AccountRegistration("acme", null, 3));
            assertThat(store.isRegisteredTo("north", "acme")).isFalse();
        });
    }

    @Test
    void batchKeepsTheHighestVersionOfEachAccount() {
        with((store, _) -> {
            store.save(List.of(
                    new AccountRegistration("acme", "north", 2), new AccountRegistration("globex", "north", 5)));

            store.save(List.of(
                    new AccountRegistration("globex", "south", 4),
                    new AccountRegistration("acme", null, 4),
                    new AccountRegistration("acme", "south", 3),
                    new AccountRegistration("initech", "south", 1)));

            assertThat(store.find(List.of("acme", "globex", "initech", "hooli")).values())
                    .containsExactlyInAnyOrder(
                            new AccountRegistration("acme", null, 4),
                            new AccountRegistration("globex", "north", 5),
                            new AccountRegistration("initech", "south", 1));
        });
    }

    @Test
    void batchTakesOneReadAndOneWrite() {
        var commands = new CommandCounter();
        try (var client = commands.client()) {
            var database =
                    new StoreConfiguration().database(client, new ServiceName("sample", TestServers.freshPrefix()));
            var store = new AccountRegistrationStore(MongoTemplates.of(database));
            commands.take();

            store.save(registrations(1));
            assertThat(commands.take()).containsExactly("find accountRegistrations", "insert accountRegistrations");
            store.save(registrations(2));
            assertThat(commands.take()).containsExactly("find accountRegistrations", "update accountRegistrations");
            store.save(registrations(2));
            assertThat(commands.take()).containsExactly("find accountRegistrations");
            store.save(List.of());
            assertThat(commands.take()).isEmpty();
            database.drop();
        }
    }

    private static List<AccountRegistration> registrations(long version) {
        return IntStream.range(0, 200)
                .mapToObj(i -> new AccountRegistration("account-" + i, "north", version))
                .toList();
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
                            store.save(List.of(new AccountRegistration("acme", "platform-" + version, version)));
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
