package io.countersign.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryVerificationTest {

    private static final SignatureId SIGNATURE = new SignatureId(1001);
    private static final Instant AT = Instant.parse("2026-11-29T12:00:00Z");

    private static HistoryEntry entry(long number, String actor) {
        return new HistoryEntry(number, AT, actor, HistoryAction.CLAIMED, 1, "waiting", "claimed", null, "");
    }

    private static List<HistoryEntry> chain(int length, String... others) {
        var entries = new ArrayList<HistoryEntry>();
        var head = HistoryEntry.origin(SIGNATURE);
        for (int number = 1; number <= length; number++) {
            var actor = number <= others.length ? others[number - 1] : "rita";
            entries.add(entry(number, actor).chainedTo(head));
            head = entries.getLast().hash();
        }
        return entries;
    }

    private static List<HistoryFinding> verify(List<HistoryEntry> entries, String... heads) {
        return new HistoryVerification(SIGNATURE, entries, List.of(heads)).findings();
    }

    private static String head(List<HistoryEntry> entries, int number) {
        return entries.get(number - 1).hash();
    }

    private static void assertViolation(List<HistoryFinding> findings, long entry, String text) {
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().isViolation()).isTrue();
        assertThat(findings.getFirst().entry()).isEqualTo(entry);
        assertThat(findings.getFirst().text()).contains(text);
    }

    @Test
    void aWholeAnchoredHistoryHasNoFinding() {
        var entries = chain(5);

        assertThat(verify(entries, head(entries, 3), head(entries, 5))).isEmpty();
        assertThat(verify(List.of())).isEmpty();
    }

    @Test
    void theFirstAlteredEntryIsNamed() {
        var entries = new ArrayList<>(chain(5));
        var third = entries.get(2);
        entries.set(
                2, new HistoryEntry(3, AT, "rolf", third.action(), 1, third.from(), third.to(), null, third.hash()));

        assertViolation(verify(entries, head(entries, 5)), 3, "altered");
    }

    @Test
    void anEntryWithARecomputedHashBreaksTheNextOne() {
        var entries = new ArrayList<>(chain(5));
        entries.set(2, entry(3, "rolf").chainedTo(entries.get(1).hash()));

        assertViolation(verify(entries, head(entries, 5)), 4, "altered");
    }

    @Test
    void theFirstRemovedEntryIsNamed() {
        var entries = new ArrayList<>(chain(5));
        entries.remove(2);

        assertViolation(verify(entries), 3, "removed");
    }

    @Test
    void aRemovedFirstEntryIsNamed() {
        assertViolation(verify(chain(5).subList(1, 5)), 1, "removed");
    }

    @Test
    void aHistoryThatWasCutOffIsNamedByItsFirstMissingEntry() {
        var entries = chain(5);

        assertViolation(verify(entries.subList(0, 3), head(entries, 3), head(entries, 5)), 4, "cut off");
        assertViolation(verify(List.of(), head(entries, 5)), 1, "cut off");
    }

    @Test
    void aChainThatWasComputedAnewDiffersFromThePublishedHeads() {
        var entries = chain(5);
        var forged = chain(5, "rita", "rita", "rolf");

        assertViolation(verify(forged, head(entries, 2), head(entries, 5)), 3, "altered or cut off");
    }

    @Test
    void entriesAfterTheLastPublishedHeadAreNotAnchored() {
        var entries = chain(5);

        var findings = verify(entries, head(entries, 3));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.isViolation()).isFalse();
            assertThat(finding.entry()).isEqualTo(4);
            assertThat(finding.text()).contains("not anchored", "2 in all");
        });
    }

    @Test
    void anEntryOfARebuildAcceptsTheHeadThatItNames() {
        var lost = chain(3);
        var rebuilt = new HistoryEntry(
                        1, AT, HistoryEntry.SYSTEM, HistoryAction.REBUILT, 0, "unknown", "rebuilt", head(lost, 3), "")
                .chainedTo(HistoryEntry.origin(SIGNATURE));

        var findings = verify(List.of(rebuilt), head(lost, 1), head(lost, 3));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.isViolation()).isFalse();
            assertThat(finding.text()).contains("rebuilt");
        });
        assertViolation(verify(List.of(rebuilt), head(lost, 3), head(lost, 2)), 2, "cut off");
    }
}
