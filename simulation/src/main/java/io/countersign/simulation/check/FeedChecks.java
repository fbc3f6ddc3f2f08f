package io.countersign.simulation.check;

import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.simulation.world.InvariantViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The numbers of all notices at rest: those of the account, and those of each platform. */
final class FeedChecks {

    private FeedChecks() {}

    /** @param deadLettered notices whose event was a dead letter between two of its records: they may come in any order */
    static void check(Collection<Notice> notices, Set<NoticeId> deadLettered) {
        var sequences = numbers(notices, Notice::sequence);
        require(isWithoutHoles(sequences), "a hole in the sequence: " + sequences);
        var byPlatform = new TreeMap<String, List<Notice>>();
        notices.stream()
                .filter(notice -> notice.platform() != null)
                .sorted(Comparator.comparingLong(Notice::platformSequence))
                .forEach(notice -> byPlatform
                        .computeIfAbsent(Objects.requireNonNull(notice.platform()), _ -> new ArrayList<>())
                        .add(notice));
        byPlatform.forEach((platform, own) -> check(platform, own, deadLettered));
    }

    private static void check(String platform, List<Notice> notices, Set<NoticeId> deadLettered) {
        var numbers = numbers(notices, Notice::platformSequence);
        var where = platform + " " + numbers;
        require(new HashSet<>(numbers).size() == numbers.size(), "a number of a platform twice: " + where);
        require(isWithoutHoles(numbers), "a hole in a platform's feed: " + where);
        var inOrder = notices.stream()
                .filter(notice -> !deadLettered.contains(notice.id()))
                .toList();
        var sequences = inOrder.stream().map(Notice::sequence).toList();
        require(
                sequences.equals(numbers(inOrder, Notice::sequence)),
                "a platform's feed out of the account's order: " + platform + " " + sequences);
    }

    private static List<Long> numbers(Collection<Notice> notices, ToLongFunction<Notice> number) {
        return notices.stream().mapToLong(number).sorted().boxed().toList();
    }

    private static boolean isWithoutHoles(List<Long> sorted) {
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i) != i + 1) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new InvariantViolation(what);
        }
    }
}
