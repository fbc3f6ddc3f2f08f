package io.countersign.operations.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.Topics.DeadLetterOrigin;
import io.countersign.operations.audit.checks.AccountCheck.Kept;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.CaseFacts;
import io.countersign.operations.command.Json;
import io.countersign.platform.topics.KeySlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionAuditTest {

    private static final String TOPIC = "countersign.applications";
    private final PartitionAudit audit = new PartitionAudit(KeySlice.ALL);
    private final AuditFixture world = new AuditFixture().open(1, 1);

    private static ConsumerRecord<String, byte[]> found(long offset, @Nullable String key, byte[] body) {
        return new ConsumerRecord<>(TOPIC, 0, offset, key, body);
    }

    private List<Violation> evaluated(String... movedMeanwhile) {
        var found = new ArrayList<Violation>();
        audit.check(world.stores(), Kept.EVERYTHING);
        audit.report(Set.of(movedMeanwhile), found::add);
        return found;
    }

    private void readAll(boolean moving) {
        long offset = 0;
        for (var event : world.topics) {
            audit.on(found(offset++, AuditFixture.ACCOUNT, Json.MAPPER.writeValueAsBytes(event)), Event.class, moving);
        }
    }

    @Test
    void aRecordThatIsNoEventHasToBeDeadLettered() {
        audit.on(found(7, "acme", "garbage".getBytes(UTF_8)), ApplicationEvent.class, false);

        assertThat(evaluated()).extracting(Violation::kind).containsExactly(ViolationKind.UNREADABLE);
    }

    @Test
    void aDeadLetteredRecordIsNoViolation() {
        var letter = found(0, null, "garbage".getBytes(UTF_8));
        letter.headers().add("dlt_topic", TOPIC.getBytes(UTF_8));
        letter.headers().add("dlt_partition", "0".getBytes(UTF_8));
        letter.headers().add("dlt_offset", "7".getBytes(UTF_8));
        audit.onLetter(new DeadLetterOrigin(TOPIC, "quota"), letter, false);

        audit.on(found(7, "acme", "garbage".getBytes(UTF_8)), ApplicationEvent.class, false);

        assertThat(evaluated()).isEmpty();
    }

    @Test
    void anAccountThatHasComeToRestIsJudged() {
        readAll(false);
        world.views.clear();

        assertThat(evaluated()).extracting(Violation::kind).contains(ViolationKind.VIEW_DIFFERS);
    }

    @Test
    void anAccountThatMovesIsLeftOut() {
        readAll(true);
        world.views.clear();

        assertThat(evaluated()).isEmpty();
    }

    @Test
    void anAccountThatMovedWhileTheStoresWereReadIsLeftOut() {
        readAll(false);
        world.views.clear();

        assertThat(evaluated(AuditFixture.ACCOUNT)).isEmpty();
    }

    @Test
    void aVerdictThatIsNotPublishedYetMoves() {
        readAll(false);
        world.views.clear();
        world.cases.replaceAll((_, known) -> new CaseFacts(known.account(), known.revisions(), 0, 0, 1));

        assertThat(evaluated()).isEmpty();
    }

    @Test
    void slicesTogetherHaveEveryAccountOnce() {
        var slices = KeySlice.of(250, 100);

        assertThat(slices).hasSize(3);
        for (var account : List.of("acme", "beta", "gamma", "delta")) {
            assertThat(slices).filteredOn(slice -> slice.contains(account)).hasSize(1);
        }
    }
}
