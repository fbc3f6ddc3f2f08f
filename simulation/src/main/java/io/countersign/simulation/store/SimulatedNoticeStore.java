package io.countersign.simulation.store;

import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.simulation.world.World;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notices in memory. */
public final class SimulatedNoticeStore implements NoticeStore {

    private final World world;
    private final Disk disk;
    private final SimulatedCollection<NoticeId, Notice> notices;

    /** What the next reads of one batch return instead; null where the guard is in place. */
    private @Nullable Map<NoticeId, Notice> earlier;

    public SimulatedNoticeStore(World world, Disk disk) {
        this.world = world;
        this.disk = disk;
        this.notices = disk.collection();
    }

    Map<NoticeId, Notice> all() {
        var all = new LinkedHashMap<NoticeId, Notice>();
        notices.all().forEach(notice -> all.put(notice.id(), notice));
        return all;
    }

    public Collection<Notice> latest() {
        return notices.latest();
    }

    void readFrom(Map<NoticeId, Notice> before) {
        earlier = before;
    }

    @Override
    public Map<NoticeId, Notice> find(Collection<NoticeId> ids) {
        var read = earlier;
        var found = read == null ? notices.get(ids) : among(read, ids);
        world.chance().point();
        earlier = read;
        return found;
    }

    private static Map<NoticeId, Notice> among(Map<NoticeId, Notice> all, Collection<NoticeId> ids) {
        var found = new LinkedHashMap<>(all);
        found.keySet().retainAll(Set.copyOf(ids));
        return found;
    }

    @Override
    public Set<NoticeId> existing(Collection<NoticeId> ids) {
        return find(ids).keySet();
    }

    @Override
    public List<Notice> insert(List<Notice> fresh) {
        return disk.write(() -> fresh.stream().map(this::insert).toList());
    }

    private Notice insert(Notice notice) {
        var standing = notices.latest(notice.id()).orElse(notice);
        notices.put(notice.id(), standing);
        world.chance().point();
        return standing;
    }

    @Override
    public List<Notice> after(AccountId account, long after, int limit) {
        return notices.all().stream()
                .filter(notice -> notice.sequence() > after)
                .sorted(Comparator.comparingLong(Notice::sequence))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Notice> afterOfPlatform(String platform, long after, int limit) {
        return notices.all().stream()
                .filter(notice -> platform.equals(notice.platform()) && notice.platformSequence() > after)
                .sorted(Comparator.comparingLong(Notice::platformSequence))
                .limit(limit)
                .toList();
    }
}
