package io.countersign.intake.domain.account;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.command.CommandResult.Accepted;
import io.countersign.intake.domain.command.CommandResult.Bound;
import io.countersign.intake.domain.command.CommandResult.TooMany;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.intake.memory.InMemoryIntake;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TenantBacklogTest {

    private Instant now = NOON;
    private final TenantBacklog backlog = new TenantBacklog(2, () -> now);

    private boolean add(AccountSnapshot account, long signature) {
        return backlog.tryAdd(account, new SignatureId(signature), 1);
    }

    private static AccountSnapshot ofPlatform(String id) {
        var account = account(new AccountId(id));
        return new AccountSnapshot(
                account.id(), account.kind(), account.verifiedName(), account.language(), "platform", false);
    }

    @Test
    void boundsEachAccount() {
        assertThat(add(account(ACME), 1)).isTrue();
        assertThat(add(account(ACME), 2)).isTrue();
        assertThat(add(account(ACME), 3)).isFalse();
        assertThat(add(account(OTHER), 4)).isTrue();
    }

    @Test
    void boundsAPlatformForAllItsAccounts() {
        assertThat(add(ofPlatform("one"), 1)).isTrue();
        assertThat(add(ofPlatform("two"), 2)).isTrue();
        assertThat(add(ofPlatform("three"), 3)).isFalse();
        assertThat(add(account(ACME), 4)).isTrue();
    }

    @Test
    void aDecisionMakesRoom() {
        add(account(ACME), 1);
        add(account(ACME), 2);

        backlog.remove(new SignatureId(1), 2);
        assertThat(add(account(ACME), 3)).isFalse();
        backlog.remove(new SignatureId(1), 1);
        backlog.remove(new SignatureId(1), 1);

        assertThat(add(account(ACME), 3)).isTrue();
        assertThat(add(account(ACME), 4)).isFalse();
    }

    @Test
    void aRevisionWhoseDecisionIsNotSeenCountsForTenMinutes() {
        add(account(ACME), 1);
        now = now.plus(TenantBacklog.MAX_AGE);
        add(account(ACME), 2);
        assertThat(add(account(ACME), 3)).isFalse();

        now = now.plusMillis(1);

        assertThat(add(account(ACME), 3)).isTrue();
        assertThat(backlog.size()).isEqualTo(2);
    }

    @Test
    void advisesToWaitAsLongAsTheOldestRevisionHasWaited() {
        assertThat(backlog.retryAfter(account(ACME))).isEqualTo(Duration.ofSeconds(1));
        add(account(ACME), 1);
        now = now.plusSeconds(7);
        add(account(ACME), 2);
        add(account(OTHER), 3);

        assertThat(backlog.retryAfter(account(ACME))).isEqualTo(Duration.ofSeconds(7));
        assertThat(backlog.retryAfter(account(OTHER))).isEqualTo(Duration.ofSeconds(1));

        backlog.remove(new SignatureId(1), 1);
        assertThat(backlog.retryAfter(account(ACME))).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(300);
        assertThat(backlog.retryAfter(account(ACME))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void keepsNothingOfWhatIsDecided() {
        add(account(ACME), 1);

        backlog.remove(new SignatureId(1), 1);

        assertThat(backlog.size()).isZero();
    }

    @Test
    void aSubmissionOverTheLimitIsRefusedAndLeavesNothing() {
        var world = new InMemoryIntake(backlog);
        var first = (Accepted) world.submit("Acme", null);
        world.submit("Acme Pay", new IdempotencyKey("k", "h"));

        assertThat(world.submit("Acme Cloud", null)).isEqualTo(new TooMany(Bound.BACKLOG, 0, Duration.ofSeconds(1)));
        assertThat(world.publisher.entries()).hasSize(2);

        backlog.remove(first.signature(), 1);

        assertThat(world.submit("Acme Pay", new IdempotencyKey("k", "h"))).isInstanceOf(Accepted.class);
        assertThat(backlog.size()).as("a repeat is not counted").isEqualTo(1);
        assertThat(world.submit("Acme Cloud", null)).isInstanceOf(Accepted.class);
    }
}
