package io.countersign.contracts.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryEntryTest {

    private static final Instant AT = Instant.parse("2026-11-29T12:00:00.123Z");
    private static final String ORIGIN = HistoryEntry.origin(new SignatureId(1));

    private static HistoryEntry entry(long number, String actor, String detail) {
        return new HistoryEntry(number, AT, actor, HistoryAction.VIEWED, 1, "waiting", "waiting", detail, "");
    }

    @Test
    void anEntryFollowsTheHashThatItWasChainedTo() {
        var first = entry(1, "rita", "d").chainedTo(ORIGIN);
        var second = entry(2, "rita", "d").chainedTo(first.hash());

        assertThat(first.follows(ORIGIN)).isTrue();
        assertThat(second.follows(first.hash())).isTrue();
        assertThat(second.follows(ORIGIN)).isFalse();
        assertThat(first.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void chainsOfTwoCasesDiffer() {
        assertThat(HistoryEntry.origin(new SignatureId(2))).isNotEqualTo(ORIGIN);
    }

    /** Written by hand: a change of the algorithm would make every stored chain unverifiable. */
    @Test
    void theAlgorithmIsFixed() throws Exception {
        var text = "64:" + ORIGIN + "1:113:1795953600123" + "4:rita" + "6:viewed" + "1:17:waiting7:waiting1:d";
        var expected = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(entry(1, "rita", "d").chainedTo(ORIGIN).hash()).isEqualTo(expected);
    }

    @Test
    void everyPartIsCovered() {
        var base = entry(1, "rita", "d");
        var chained = base.chainedTo(ORIGIN).hash();
        var changed = List.of(
                entry(2, "rita", "d"),
                entry(1, "rolf", "d"),
                entry(1, "rita", "e"),
                new HistoryEntry(1, AT.plusMillis(1), "rita", HistoryAction.VIEWED, 1, "waiting", "waiting", "d", ""),
                new HistoryEntry(1, AT, "rita", HistoryAction.CLAIMED, 1, "waiting", "waiting", "d", ""),
                new HistoryEntry(1, AT, "rita", HistoryAction.VIEWED, 2, "waiting", "waiting", "d", ""),
                new HistoryEntry(1, AT, "rita", HistoryAction.VIEWED, 1, "waitin", "gwaiting", "d", ""),
                new HistoryEntry(1, AT, "rita", HistoryAction.VIEWED, 1, "waiting", "waiting", null, ""));

        assertThat(changed)
                .allSatisfy(other -> assertThat(other.chainedTo(ORIGIN).hash()).isNotEqualTo(chained));
    }
}
