package io.countersign.rules;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.context.Context;
import io.countersign.rules.load.DefinitionReader;
import io.countersign.rules.load.Library;
import io.countersign.rules.load.Timeline;
import io.countersign.rules.yaml.InvalidRules;
import io.countersign.rules.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rule sets, and the timeline of which one applies where and from when. */
public final class RuleBook {

    /** The sets that ship. */
    public static final List<String> SHIPPED = List.of("intl-2022-02-21", "cn-2025-06-11", "all-to-humans", "sandbox");

    private final Map<String, RuleSet> sets;
    private final Map<Region, NavigableMap<Instant, RuleSet>> timeline;
    private final RuleSet sandbox;

    private RuleBook(Map<String, RuleSet> sets, Map<Region, NavigableMap<Instant, RuleSet>> timeline, RuleSet sandbox) {
        this.sets = sets;
        this.timeline = timeline;
        this.sandbox = sandbox;
    }

    /** What ships, read once in a JVM: every region has the FAQ's set from the beginning. */
    public static RuleBook shipped() {
        return ShippedBook.BOOK;
    }

    private static final class ShippedBook {

        static final RuleBook BOOK = load(Library.shipped());
    }

    /**
     * What ships, with the sets, lists and timeline of {@code directory} added.
     *
     * @throws InvalidRules naming file and line of what is wrong, or a shipped set that was changed
     */
    public static RuleBook load(Path directory) {
        var book = load(Library.of(directory));
        var changed = book.changedSince(shipped().hashes());
        if (!changed.isEmpty()) {
            throw new InvalidRules(changed.stream()
                    .map(name -> directory + ": changes the set " + name + ", which is published; give it a new name")
                    .toList());
        }
        return book;
    }

    /**
     * One set from a file anywhere, to be tried; its lists come from {@code lists}, or ship.
     *
     * @throws InvalidRules naming file and line of what is wrong
     */
    public static RuleSet single(Path file, Path lists) {
        try {
            return new RuleSet(
                    DefinitionReader.read(Library.of(lists), YamlFile.parse(file.toString(), Files.readString(file))));
        } catch (NoSuchFileException absent) {
            throw new InvalidRules(List.of(file + ": no such file"));
        } catch (CharacterCodingException malformed) {
            throw new InvalidRules(List.of(file + ": is not UTF-8"));
        } catch (IOException failed) {
            throw new InvalidRules(List.of(file + ": cannot be read: " + failed.getMessage()));
        }
    }

    private static RuleBook load(Library library) {
        var timeline = Timeline.read(library.timeline());
        var sets = new TreeMap<String, RuleSet>();
        SHIPPED.forEach(name -> sets.put(name, new RuleSet(DefinitionReader.read(library, name))));
        library.ownSets().forEach(name -> sets.put(name, new RuleSet(DefinitionReader.read(library, name))));
        timeline.sets().stream()
                .filter(name -> !sets.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRules(List.of("timeline.yaml: there is no set " + name));
                });
        var regions = new EnumMap<Region, NavigableMap<Instant, RuleSet>>(Region.class);
        timeline.regions().forEach((region, entries) -> {
            var found = new TreeMap<Instant, RuleSet>();
            entries.forEach((from, name) -> found.put(from, Objects.requireNonNull(sets.get(name))));
            regions.put(region, found);
        });
        return new RuleBook(sets, regions, Objects.requireNonNull(sets.get(timeline.sandbox())));
    }

    /** The set in force for what was submitted at that time. */
    public RuleSet at(Region region, Instant submittedAt) {
        var entries = Objects.requireNonNull(timeline.get(region));
        return Objects.requireNonNull(entries.floorEntry(submittedAt)).getValue();
    }

    /** As {@link #at}, but accounts for trying out have the sandbox. */
    public RuleSet choose(Region region, Instant submittedAt, AccountSnapshot account) {
        return account.test() ? sandbox : at(region, submittedAt);
    }

    /**
     * The whole automatic stage as every service has it. Nothing of an account for trying out is left to a human, whatever
     * set serves it: where one would look, it is as if they had approved.
     */
    public Evaluation evaluate(Application application, AccountSnapshot account, Instant submittedAt, Context context) {
        var said = choose(application.region(), submittedAt, account).evaluate(application, account, context);
        return account.test() && said.verdict() == Verdict.REFER
                ? new Evaluation(said.assessment(), Verdict.APPROVE, List.of(), Route.HUMAN)
                : said;
    }

    /** The set of that name, whether in force or not. */
    public @Nullable RuleSet named(String name) {
        return sets.get(name);
    }

    /** The set for accounts that try things out. */
    public RuleSet sandbox() {
        return sandbox;
    }

    /** Every set's content hash by name: to be kept once published, and shown as a metric. */
    public Map<String, String> hashes() {
        var hashes = new TreeMap<String, String>();
        sets.forEach((name, set) -> hashes.put(name, set.hash()));
        return hashes;
    }

    /** Published sets whose content is another one now: a service that has any refuses to start. */
    public List<String> changedSince(Map<String, String> published) {
        var changed = new ArrayList<String>();
        sets.forEach((name, set) -> {
            if (!published.getOrDefault(name, set.hash()).equals(set.hash())) {
                changed.add(name);
            }
        });
        return changed;
    }
}
