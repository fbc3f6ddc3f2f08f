package io.countersign.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.yaml.InvalidRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void whatShipsHasTheFaqEverywhereFromTheBeginning() {
        var book = RuleBook.shipped();

        for (var region : Region.values()) {
            assertThat(book.at(region, Instant.EPOCH).name()).isEqualTo("intl-2022-02-21");
            assertThat(book.at(region, NOW).name()).isEqualTo("intl-2022-02-21");
        }
        assertThat(book.hashes()).containsOnlyKeys(RuleBook.SHIPPED);
        assertThat(book.hashes().values()).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void anAccountForTryingOutHasTheSandbox() {
        var account = Applications.account(AccountKind.ENTERPRISE);
        var test = new AccountSnapshot(
                account.id(), account.kind(), account.verifiedName(), account.language(), null, true);

        assertThat(RuleBook.shipped().choose(Region.GLOBAL, NOW, test).name()).isEqualTo("sandbox");
        assertThat(RuleBook.shipped().choose(Region.GLOBAL, NOW, account).name())
                .isEqualTo("intl-2022-02-21");
    }

    @Test
    void anOwnTimelineChoosesByTheTimeOfSubmission(@TempDir Path directory) {
        write(directory.resolve("timeline.yaml"), """
                domestic:
                  - {from: beginning, set: intl-2022-02-21}
                  - {from: "2025-06-11T00:00:00+08:00", set: cn-2025-06-11}
                global:
                  - {from: beginning, set: intl-2022-02-21}
                sandbox: sandbox
                """);

        var book = RuleBook.load(directory);

        assertThat(book.at(Region.DOMESTIC, Instant.parse("2025-06-10T15:59:59Z"))
                        .name())
                .isEqualTo("intl-2022-02-21");
        assertThat(book.at(Region.DOMESTIC, Instant.parse("2025-06-10T16:00:00Z"))
                        .name())
                .isEqualTo("cn-2025-06-11");
        assertThat(book.at(Region.GLOBAL, NOW).name()).isEqualTo("intl-2022-02-21");
    }

    @Test
    void anOwnSetJoinsThoseThatShip(@TempDir Path directory) {
        write(directory.resolve("sets/mine-1.yaml"), shippedSet().replace("name: intl-2022-02-21", "name: mine-1"));

        var book = RuleBook.load(directory);

        assertThat(Objects.requireNonNull(book.named("mine-1")).hash())
                .isNotEqualTo(book.hashes().get("sandbox"));
    }

    @Test
    void commentsAndLayoutDoNotChangeAHash(@TempDir Path directory) {
        write(
                directory.resolve("sets/intl-2022-02-21.yaml"),
                "# mine\n" + shippedSet().replace("\n", "\r\n"));

        assertThat(RuleBook.load(directory).hashes())
                .isEqualTo(RuleBook.shipped().hashes());
    }

    @Test
    void aPublishedSetMayNotChange(@TempDir Path directory) {
        write(directory.resolve("sets/intl-2022-02-21.yaml"), shippedSet().replace("max: 12", "max: 13"));

        assertThatThrownBy(() -> RuleBook.load(directory))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("intl-2022-02-21, which is published");
        assertThat(RuleBook.shipped().changedSince(Map.of("sandbox", "0", "gone", "1")))
                .containsExactly("sandbox");
    }

    @Test
    void aChangedListChangesTheSet(@TempDir Path directory) {
        write(directory.resolve("lists/protected-names-1.yaml"), "names: [腾讯]\n");

        assertThatThrownBy(() -> RuleBook.load(directory)).hasMessageContaining("which is published");
    }

    @Test
    void aListOfOneDirectoryIsNotReadForAnother(@TempDir Path directory) {
        var own = shippedSet().replace("name: intl-2022-02-21", "name: mine-1");
        write(directory.resolve("one/sets/mine-1.yaml"), own.replace("protected-names-1", "protected-names-2"));
        write(directory.resolve("one/lists/protected-names-2.yaml"), "names: [腾讯]\n");
        write(directory.resolve("other/sets/mine-1.yaml"), own.replace("protected-names-1", "protected-names-2"));
        assertThat(RuleBook.load(directory.resolve("one")).named("mine-1")).isNotNull();

        assertThatThrownBy(() -> RuleBook.load(directory.resolve("other")))
                .hasMessageContaining("lists/protected-names-2.yaml: there is no such file");
    }

    @Test
    void aMissingFileAndOneThatIsNotUtf8AreReportedApart(@TempDir Path directory) throws IOException {
        var latin1 = Files.write(directory.resolve("latin1.yaml"), new byte[] {'#', ' ', (byte) 0xe9, '\n'});
        var absent = directory.resolve("absent.yaml");

        assertThatThrownBy(() -> RuleBook.single(latin1, directory))
                .isInstanceOf(InvalidRules.class)
                .hasMessage(latin1 + ": is not UTF-8");
        assertThatThrownBy(() -> RuleBook.single(absent, directory))
                .isInstanceOf(InvalidRules.class)
                .hasMessage(absent + ": no such file");
    }

    @Test
    void everyFaultIsNamedWithItsLine(@TempDir Path directory) {
        write(
                directory.resolve("sets/mine-1.yaml"),
                shippedSet()
                        .replace("name: intl-2022-02-21", "name: mine-2")
                        .replace("max: 12", "max: many")
                        .replace("- name-length", "- name-width")
                        .replace("likeness: 4", "likenes: 4")
                        .replace("owners: [enterprise,", "owners: [firm,"));

        assertThatThrownBy(() -> RuleBook.load(directory))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidRules.class))
                .satisfies(invalid -> assertThat(invalid.faults())
                        .anyMatch(fault -> fault.contains("mine-1.yaml:3: name has to be mine-1"))
                        .anyMatch(fault -> fault.matches(".*:\\d+: names.domestic.max has to be a whole number"))
                        .anyMatch(fault -> fault.contains("has name-width, which is not a rule"))
                        .anyMatch(fault -> fault.contains("likenes is not known here"))
                        .anyMatch(fault -> fault.contains("owners: firm is not one of")));
    }

    @Test
    void namesAreNotComparedByEditsThatTheIndexDoesNotKnow(@TempDir Path directory) {
        write(
                directory.resolve("sets/mine-1.yaml"),
                shippedSet().replace("name: intl-2022-02-21", "name: mine-1").replace("likeness: 4", "likeness: 3"));

        assertThatThrownBy(() -> RuleBook.load(directory))
                .hasMessageMatching("(?s).*mine-1.yaml:\\d+: likeness has to be at least 4.*");
    }

    @Test
    void whatIsNotYamlIsNamedWithItsLine(@TempDir Path directory) {
        write(directory.resolve("sets/mine-1.yaml"), "name: mine-1\nrules: [a, b\n");

        assertThatThrownBy(() -> RuleBook.load(directory)).hasMessageMatching("(?s).*mine-1.yaml:\\d+: .*");
    }

    @Test
    void aTimelineNamesOnlySetsThatExist(@TempDir Path directory) {
        write(directory.resolve("timeline.yaml"), """
                domestic: [{from: beginning, set: nowhere}]
                global: [{from: beginning, set: sandbox}]
                sandbox: sandbox
                """);

        assertThatThrownBy(() -> RuleBook.load(directory)).hasMessageContaining("there is no set nowhere");
    }

    private static String shippedSet() {
        try (var stream = Objects.requireNonNull(
                RuleBook.class.getResourceAsStream("/io/countersign/rules/sets/intl-2022-02-21.yaml"))) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
