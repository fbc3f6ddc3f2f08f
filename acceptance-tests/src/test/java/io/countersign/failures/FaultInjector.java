package io.countersign.failures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Does what chance has chosen; when a fault is over, everything runs again, if perhaps not yet ready. */
final class FaultInjector {

    private static final int DUPLICATES = 300;

    private final Installation installation;
    private final RunStatistics statistics;
    private final Random random;
    private final GroupMembership members;
    private final @Nullable FullDisk disk;

    FaultInjector(Installation installation, RunStatistics statistics, Random random, @Nullable FullDisk disk) {
        this.installation = installation;
        this.statistics = statistics;
        this.random = random;
        this.members = new GroupMembership(installation, statistics, random);
        this.disk = disk;
    }

    boolean isPossible(Fault fault) {
        return switch (fault) {
            case KILL_BROKER -> installation.servers().broker() != null;
            case KILL_STORE -> installation.servers().store() != null;
            case SLOW_STORE, HANGING_STORE, REFUSING_STORE -> installation.proxy() != null;
            case FULL_DISK -> disk != null && installation.servers().broker() != null;
            case KILL, FREEZE, JOIN, LEAVE, REPLACE, REPLAY, DUPLICATE -> true;
        };
    }

    /** Returns what was done. */
    String inject(FaultInjection injection) {
        return switch (injection.fault()) {
            case KILL -> killSome(Service.of(injection.target()));
            case FREEZE -> members.freeze(Service.of(injection.target()));
            case JOIN -> members.join(Service.of(injection.target()));
            case LEAVE -> members.leave(Service.of(injection.target()));
            case REPLACE -> members.replace(Service.of(injection.target()));
            case REPLAY -> members.replay(Service.of(injection.target()));
            case DUPLICATE -> duplicate(injection.target());
            case KILL_BROKER ->
                kill(Objects.requireNonNull(installation.servers().broker()));
            case KILL_STORE ->
                kill(Objects.requireNonNull(installation.servers().store()));
            case SLOW_STORE -> slow(random.nextInt(20, 200), 8_000);
            case HANGING_STORE -> slow(30_000, 12_000);
            case REFUSING_STORE -> refuse();
            case FULL_DISK -> fill(Objects.requireNonNull(disk));
        };
    }

    GroupMembership members() {
        return members;
    }

    /** One, and now and then another at once, of whichever service. */
    private String killSome(Service service) {
        var victims = new HashSet<Instance>();
        victims.add(members.any(service));
        if (random.nextInt(3) == 0) {
            victims.add(members.any(Service.ALL.get(random.nextInt(Service.ALL.size()))));
        }
        victims.forEach(
                victim -> statistics.count("kills of " + victim.service().label()));
        return killAndRestart(victims.stream().map(Instance::node).toList());
    }

    String kill(ManagedProcess server) {
        statistics.count("kills of " + server);
        return killAndRestart(List.of(server));
    }

    private String killAndRestart(List<ManagedProcess> victims) {
        victims.forEach(ManagedProcess::kill);
        Pause.between(0, 2_000, random);
        victims.forEach(ManagedProcess::start);
        if (random.nextInt(3) > 0) {
            victims.forEach(ManagedProcess::awaitReady);
        }
        return "SIGKILL " + victims;
    }

    private String duplicate(String topic) {
        statistics.count("duplicated stretches of " + topic);
        var connection = installation.connection();
        int count = new TopicReplay(connection).duplicate(connection.prefix() + "countersign." + topic, DUPLICATES);
        return "appended again: %d records of %s".formatted(count, topic);
    }

    private String slow(int millis, int longest) {
        statistics.count(millis > longest ? "hanging store" : "slow store");
        var proxy = Objects.requireNonNull(installation.proxy());
        proxy.delay(Duration.ofMillis(millis));
        Pause.between(longest / 2, longest, random);
        proxy.heal();
        return "store slower by %d ms".formatted(millis);
    }

    private String refuse() {
        statistics.count("refusing store");
        var proxy = Objects.requireNonNull(installation.proxy());
        proxy.refuse();
        Pause.between(1_000, 10_000, random);
        proxy.heal();
        return "store refused";
    }

    /** The broker ends, or can't go on; it is given room and started again. */
    private String fill(FullDisk full) {
        var broker = Objects.requireNonNull(installation.servers().broker());
        statistics.count("full disks");
        full.fill();
        Pause.between(5_000, 12_000, random);
        var died = !broker.isAlive();
        broker.kill();
        full.empty();
        broker.start().awaitReady();
        return "full disk" + (died ? ", broker ended by itself" : "");
    }

    /** In an order that chance gives. */
    <T> List<T> shuffled(List<T> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
