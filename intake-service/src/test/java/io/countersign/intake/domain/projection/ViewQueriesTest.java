package io.countersign.intake.domain.projection;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.intake.domain.projection.ViewQueries.Page;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.TimelineEntry;
import io.countersign.intake.domain.view.TimelineMark;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.memory.InMemoryIntake;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewQueriesTest {

    private static final ListOwner MINE = ListOwner.account(ACME);

    private final InMemoryIntake world = new InMemoryIntake();

    private Page page(ListFilter filter, @Nullable String cursor, int limit) {
        return world.views.list(MINE, _ -> true, filter, cursor, limit).orElseThrow();
    }

    private List<SignatureId> ids(Page page) {
        return page.views().stream().map(View::id).toList();
    }

    @Test
    void aWalkUnderInsertsMissesAndDoublesNone() {
        var before = new ArrayList<SignatureId>();
        for (int i = 0; i < 3_000; i++) {
            before.add(world.submitted("Acme"));
        }

        var seen = new ArrayList<SignatureId>();
        @Nullable String cursor = null;
        do {
            var page = page(ListFilter.all(), cursor, 70);
            seen.addAll(ids(page));
            cursor = page.next();
            world.submitted("Late");
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void aPageExaminesABoundedNumberAndReturnsACursor() {
        var found = world.submitted("Needle");
        for (int i = 0; i < 1_500; i++) {
            world.submitted("Hay");
        }
        var needle = new ListFilter(Set.of(), null, NameKey.of("needle"), null, null, null);

        var first = page(needle, null, 10);
        var second = page(needle, first.next(), 10);

        assertThat(first.views()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(ids(second)).containsExactly(found);
        assertThat(second.next()).isNull();
    }

    @Test
    void aCursorOfAnotherListIsNone() {
        for (int i = 0; i < 3; i++) {
            world.submitted("Acme");
        }
        var cursor = page(ListFilter.all(), null, 2).next();
        var pending = new ListFilter(Set.of(Status.PENDING), null, null, null, null, null);

        assertThat(world.views.list(MINE, _ -> true, ListFilter.all(), cursor, 2))
                .isPresent();
        assertThat(world.views.list(MINE, _ -> true, pending, cursor, 2)).isEmpty();
        assertThat(world.views.list(ListOwner.account(OTHER), _ -> true, ListFilter.all(), cursor, 2))
                .isEmpty();
        assertThat(world.views.list(MINE, _ -> true, ListFilter.all(), "rubbish", 2))
                .isEmpty();
        assertThat(world.views.list(MINE, _ -> true, ListFilter.all(), "!", 2)).isEmpty();
    }

    @Test
    void eachFilterShowsWhatItNames() {
        var referenced = world.intake.submit(
                new Submission(account(ACME), application("Ｂravo").withExternalReference("ref-1"), null));
        var acme = world.submitted("Acme");
        world.reads(rejected(acme, 1));
        var bravo = ((CommandResult.Accepted) referenced).signature();

        assertThat(ids(page(new ListFilter(Set.of(Status.REJECTED), null, null, null, null, null), null, 9)))
                .containsExactly(acme);
        assertThat(ids(page(new ListFilter(Set.of(), Region.GLOBAL, null, null, null, null), null, 9)))
                .containsExactly(acme, bravo);
        assertThat(ids(page(new ListFilter(Set.of(), Region.DOMESTIC, null, null, null, null), null, 9)))
                .isEmpty();
        assertThat(ids(page(new ListFilter(Set.of(), null, NameKey.of("bravo"), null, null, null), null, 9)))
                .containsExactly(bravo);
        assertThat(ids(page(new ListFilter(Set.of(), null, null, "ref-1", null, null), null, 9)))
                .containsExactly(bravo);
        assertThat(ids(page(new ListFilter(Set.of(), null, null, null, NOON, NOON.plusSeconds(1)), null, 9)))
                .containsExactly(acme, bravo);
        assertThat(ids(page(new ListFilter(Set.of(), null, null, null, NOON.plusSeconds(1), null), null, 9)))
                .isEmpty();
        assertThat(ids(page(new ListFilter(Set.of(), null, null, null, null, NOON), null, 9)))
                .isEmpty();
    }

    @Test
    void aRevisionWithoutContentPassesOnlyWhereNothingIsAskedOfTheContent() {
        var outcomeOnly = View.of(new SignatureId(5), rejected(new SignatureId(5), 1));

        assertThat(ListFilter.all().shows(outcomeOnly)).isTrue();
        assertThat(new ListFilter(Set.of(), Region.GLOBAL, null, null, null, null).shows(outcomeOnly))
                .isFalse();
        assertThat(new ListFilter(Set.of(), null, null, null, NOON, null).shows(outcomeOnly))
                .isFalse();
        assertThat(ListFilter.all()
                        .shows(View.marked(
                                new SignatureId(5), ACME, "x", TimelineMark.of(TimelineEntry.Kind.ADMITTED, NOON, 1))))
                .isFalse();
    }

    @Test
    void accountsThatAreNoLongerThePlatformsAreLeftOut() {
        world.submitted("Acme");

        var page = world.views.list(MINE, account -> !account.equals(ACME), ListFilter.all(), null, 9);

        assertThat(page.orElseThrow().views()).isEmpty();
    }

    @Test
    void aTagIsReadBackAndAForeignOneIsNone() {
        var tag = world.views.tagged(world.view(world.submitted("Acme"))).etag();

        assertThat(SignatureEtag.parse(tag.toString())).hasValue(tag);
        assertThat(SignatureEtag.parse("W/" + tag)).isEmpty();
        assertThat(Precondition.ofHeader("\"x\", " + tag).allows(tag)).isTrue();
        assertThat(Precondition.ofHeader("\"x\"").allows(tag)).isFalse();
        assertThat(Precondition.ofHeader(null)).isEqualTo(Precondition.none());
    }

    @Test
    void aRequestKeyIsVisibleAscii() {
        assertThat(IdempotencyKey.isValid("order-1")).isTrue();
        assertThat(IdempotencyKey.isValid("")).isFalse();
        assertThat(IdempotencyKey.isValid("a b")).isFalse();
        assertThat(IdempotencyKey.isValid("钥")).isFalse();
        assertThat(IdempotencyKey.isValid("x".repeat(256))).isFalse();
        assertThat(IdempotencyKey.hash("POST", "/v1/applications", new byte[] {1}))
                .isNotEqualTo(IdempotencyKey.hash("PUT", "/v1/applications", new byte[] {1}))
                .hasSize(64);
    }
}
