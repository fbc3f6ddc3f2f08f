package io.countersign.review.console.cases;

import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryCheck;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.console.cases.AuditScreen.Check;
import io.countersign.review.console.cases.AuditScreen.Entry;
import io.countersign.review.console.cases.AuditScreen.Head;
import io.countersign.review.console.cases.AuditScreen.View;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.certificate.ViewedCertificate;
import io.countersign.review.domain.history.HistoryReader;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.RevisionState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a whole history, verifies it and shows a part. */
@Component
class AuditScreens {

    static final int MAX_ROWS = 100;
    private static final int READ_AT_ONCE = 500;

    private final HistoryReader histories;
    private final ConsoleMessages messages;
    private final JsonMapper json;
    private final InstantSource clock;

    AuditScreens(HistoryReader histories, ConsoleMessages messages, JsonMapper json, InstantSource clock) {
        this.histories = histories;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /** @param newest the number of the newest entry that is shown; null for the newest of all */
    AuditScreen of(Case known, @Nullable Long newest, Locale locale) {
        var time = new ConsoleTime(messages, locale, clock.instant());
        var entries = entries(known);
        var heads = heads(known);
        var check = HistoryCheck.of(known.signature(), entries, List.copyOf(heads.values()));
        var shown = entries.stream()
                .filter(entry -> newest == null || entry.number() <= newest)
                .sorted(Comparator.comparingLong(HistoryEntry::number).reversed())
                .toList();
        var page = shown.subList(0, Math.min(MAX_ROWS, shown.size()));
        return new AuditScreen(
                known.signature().text(),
                name(known),
                known.account().value(),
                entries.size(),
                check(check, time.locale()),
                page.stream().map(entry -> row(entry, check, time)).toList(),
                views(entries, time),
                headRows(heads, entries),
                shown.size() > MAX_ROWS ? shown.get(MAX_ROWS).number() : null);
    }

    private List<HistoryEntry> entries(Case known) {
        var all = new ArrayList<HistoryEntry>();
        long next = 1;
        while (true) {
            var part = histories.read(known.signature(), next, READ_AT_ONCE);
            if (part == null || part.entries().isEmpty()) {
                return all;
            }
            all.addAll(part.entries());
            next = Math.max(next, part.entries().getLast().number()) + 1;
        }
    }

    private static @Nullable String name(Case known) {
        return known.revisions().reversed().values().stream()
                .map(RevisionState::content)
                .filter(Objects::nonNull)
                .map(content -> content.application().name())
                .findFirst()
                .orElse(null);
    }

    /** By event, in the order of the events. */
    private Map<String, String> heads(Case known) {
        return known.everything().stream()
                .filter(event -> head(event) != null)
                .collect(Collectors.toMap(
                        PublishedEvent::id,
                        event -> Objects.requireNonNull(head(event)),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    private @Nullable String head(PublishedEvent event) {
        var head = json.readTree(event.body()).path("historyhead");
        return head.isString() ? head.stringValue() : null;
    }

    private Check check(HistoryCheck check, Locale locale) {
        return switch (check) {
            case HistoryCheck.Broken broken ->
                new Check(
                        "bad", messages.text(locale, "audit.fault." + broken.fault(), broken.entry()), broken.entry());
            case HistoryCheck.Whole whole
            when !whole.rebuilt().isEmpty() ->
                new Check(
                        "warn",
                        messages.text(locale, "audit.rebuilt", whole.rebuilt().getLast()),
                        whole.rebuilt().getLast());
            case HistoryCheck.Whole whole
            when whole.anchored() < whole.entries() ->
                new Check(
                        "ok",
                        messages.text(
                                locale, "audit.wholeNotAnchored", whole.entries(), whole.entries() - whole.anchored()),
                        null);
            case HistoryCheck.Whole whole ->
                new Check("ok", messages.text(locale, "audit.whole", whole.entries()), null);
        };
    }

    private Entry row(HistoryEntry entry, HistoryCheck check, ConsoleTime time) {
        return new Entry(
                entry.number(),
                time.exact(entry.at()),
                entry.actor(),
                messages.text(time.locale(), "history." + entry.action().code()),
                entry.revision() == 0 ? null : entry.revision(),
                state(entry.from(), time.locale()),
                state(entry.to(), time.locale()),
                entry.detail(),
                entry.hash(),
                check instanceof HistoryCheck.Whole whole && entry.number() <= whole.anchored());
    }

    /** A kind, and behind a colon a person or a priority. */
    private String state(String code, Locale locale) {
        int colon = code.indexOf(':');
        var kind = colon < 0 ? code : code.substring(0, colon);
        var text = messages.textOr(locale, "history.state." + kind, messages.textOr(locale, "outcome." + kind, kind));
        var rest = code.substring(kind.length());
        return rest.isEmpty()
                ? text
                : text + " (" + messages.textOr(locale, "priority." + rest.substring(1), rest.substring(1)) + ")";
    }

    private List<View> views(List<HistoryEntry> entries, ConsoleTime time) {
        var last = new HashMap<List<String>, HistoryEntry>();
        var times = new HashMap<List<String>, Long>();
        for (var entry : entries) {
            if (entry.action() == HistoryAction.VIEWED) {
                var key = List.of(
                        entry.actor(), ViewedCertificate.certificateIn(Objects.requireNonNullElse(entry.detail(), "")));
                last.put(key, entry);
                times.merge(key, 1L, Long::sum);
            }
        }
        return last.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingLong(HistoryEntry::number).reversed()))
                .map(view -> new View(
                        view.getKey().getFirst(),
                        view.getKey().getLast(),
                        times.getOrDefault(view.getKey(), 0L),
                        time.exact(view.getValue().at())))
                .toList();
    }

    private static List<Head> headRows(Map<String, String> heads, List<HistoryEntry> entries) {
        var numbers = entries.stream().collect(Collectors.toMap(HistoryEntry::hash, HistoryEntry::number, Math::max));
        return heads.entrySet().stream()
                .map(head -> new Head(head.getKey(), head.getValue(), numbers.get(head.getValue())))
                .toList();
    }
}
