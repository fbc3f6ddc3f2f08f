package io.countersign.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoUsersTest {

    @TempDir
    Path dir;

    @Test
    void hasAccountsOfEveryKindAndAPlatformOfTwenty() {
        var accounts = DemoUsers.in(dir.resolve("demo.json")).accounts();

        assertThat(accounts).extracting(DemoUsers.Account::kind).contains("enterprise", "institution");
        assertThat(accounts).filteredOn(a -> a.kind().equals("individual")).hasSize(2);
        assertThat(accounts)
                .filteredOn(a -> Objects.equals(a.platform(), DemoUsers.PLATFORM))
                .hasSize(20);
    }

    @Test
    void keepsItsPasswordsAndSharesThemWithNoOtherInstallation() {
        var here = DemoUsers.in(dir.resolve("demo.json"));

        assertThat(DemoUsers.in(dir.resolve("demo.json"))).isEqualTo(here);
        assertThat(DemoUsers.in(dir.resolve("other.json")).passwords().values())
                .doesNotContainAnyElementsOf(here.passwords().values());
    }
}
