package io.countersign.operations.audit.facts;

import io.countersign.contracts.events.NoticeEvent;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of one revision from the topics. Numbers are fingerprints, 0 for none. */
public final class RevisionFacts {

    public final int number;
    public long submitted;
    public long content;
    public long admitted;
    public boolean refused;
    public long sent;
    public boolean sentTwice;
    public long outcome;
    public NoticeEvent.@Nullable Outcome ended;
    public long notice;
    public NoticeEvent.@Nullable Outcome notified;
    public long sequence;
    /** Events on the way to the outcome, by their id; most revisions have none. */
    public SortedMap<String, Long> progress = Collections.emptySortedMap();
    /** The numbers of notices about such events, by the notice's id. */
    public SortedMap<String, Long> progressNotices = Collections.emptySortedMap();

    public RevisionFacts(int number) {
        this.number = number;
    }

    /** Returns what was known under this id; 0 for nothing. */
    long progressed(String id, long fingerprint) {
        var all = new TreeMap<>(progress);
        var known = all.putIfAbsent(id, fingerprint);
        progress = all;
        return known == null ? 0 : known;
    }

    void progressNotified(String id, long sequence) {
        var all = new TreeMap<>(progressNotices);
        all.put(id, sequence);
        progressNotices = all;
    }

    /** Ids of the notices that follow from events on the way to the outcome. */
    public Stream<String> progressNoticeIds() {
        return progress.keySet().stream()
                .filter(id -> id.startsWith("requested:") || id.startsWith("at-risk:"))
                .map(id -> "notice:" + id);
    }

    public boolean isApproved() {
        return ended == NoticeEvent.Outcome.APPROVED;
    }

    public boolean isSubmitted() {
        return submitted != 0;
    }

    public boolean isDecided() {
        return outcome != 0;
    }
}
