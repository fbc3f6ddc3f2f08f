package io.countersign.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.standalone.demo.DemoTokens;
import io.countersign.standalone.demo.DemoUsers;
import io.countersign.standalone.demo.ReviewerRole;
import io.countersign.standalone.process.DataDirectory;
import io.countersign.standalone.server.PortPlan;
import io.countersign.standalone.server.ServerAddresses;
import io.countersign.standalone.server.ServiceKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeMessageTest {

    @TempDir
    Path dir;

    @Test
    void beginsWithTheAddressOfTheConsoleAndTheLoginOfEachRole() throws Exception {
        try (var data = DataDirectory.open(dir, false)) {
            var servers = new ServerAddresses(new PortPlan(8080), "127.0.0.1:8100", "mongodb://127.0.0.1:8102");
            var demo = DemoUsers.in(data.demo());

            var text = new WelcomeMessage(servers, demo, DemoTokens.of(data, servers), data).text(1.5);

            var lines = text.strip().lines().map(String::strip).toList();
            assertThat(lines.getFirst()).contains(servers.api(ServiceKind.REVIEW) + "/console");
            for (var role : ReviewerRole.values()) {
                assertThat(lines.subList(1, 2 + ReviewerRole.values().length))
                        .anySatisfy(line -> assertThat(line.split(" +"))
                                .containsExactly(role.label(), demo.password(role.label())));
            }
            assertThat(text).doesNotContainPattern("\\{[a-z]\\w*}");
        }
    }
}
