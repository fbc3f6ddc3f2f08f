package io.countersign.failures;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Faults of instances as members of their consumer group. */
final class GroupMembership {

    private static final int MAX_MEMBERS = 3;

    /** The exit status of a JVM that received SIGTERM. */
    private static final int TERMINATED = 143;

    private final Installation installation;
    private final RunStatistics statistics;
    private final Random random;

    GroupMembership(Installation installation, RunStatistics statistics, Random random) {
        this.installation = installation;
        this.statistics = statistics;
        this.random = random;
    }

    Instance any(Service service) {
        var instances = installation.of(service);
        return instances.get(random.nextInt(instances.size()));
    }

    /** For longer than its session lasts: another instance takes over, then it resumes. */
    String freeze(Service service) {
        growTo(2, service);
        var stale = any(service);
        freeze(stale, () -> Pause.between(500, 4_000, random));
        return "SIGSTOP " + stale;
    }

    /** @param more what happens meanwhile */
    void freeze(Instance stale, Runnable more) {
        statistics.count("stale instances of " + stale.service().label());
        stale.node().freeze();
        long start = System.nanoTime();
        more.run();
        Pause.of(Installation.SESSION.plusSeconds(1).minusNanos(System.nanoTime() - start));
        stale.node().resume();
    }

    /** Until there are three, all at once. */
    String join(Service service) {
        if (installation.of(service).size() == MAX_MEMBERS) {
            leave(service);
        }
        statistics.count("joins of " + service.label());
        return "joins: " + growTo(MAX_MEMBERS, service);
    }

    private List<Instance> growTo(int count, Service service) {
        var joining = Stream.generate(() -> installation.add(service))
                .limit(Math.max(0, count - installation.of(service).size()))
                .toList();
        joining.forEach(this::admit);
        return joining;
    }

    private void admit(Instance joining) {
        installation.admit(joining);
        var service = joining.service();
        statistics.most(
                "most instances of " + service.label(), installation.of(service).size());
    }

    /** All but one, one after the other. */
    String leave(Service service) {
        growTo(2, service);
        statistics.count("leaves of " + service.label());
        var staying = any(service);
        var leaving = installation.of(service).stream()
                .filter(instance -> !instance.equals(staying))
                .toList();
        leaving.forEach(this::end);
        return "SIGTERM " + leaving;
    }

    /** One after the other. */
    String replace(Service service) {
        statistics.count("rolling restarts of " + service.label());
        var old = installation.of(service);
        old.forEach(each -> {
            admit(installation.add(service));
            end(each);
        });
        return "rolling restart: " + old;
    }

    void end(Instance leaving) {
        leaving.node().awaitReady();
        int exit = installation.remove(leaving);
        if (exit != TERMINATED) {
            statistics.violation(leaving + " was asked to end and ended with status " + exit);
        }
    }

    /** From the very beginning. */
    String replay(Service service) {
        statistics.count("replays of " + service.label());
        var instances = installation.of(service);
        instances.forEach(instance -> instance.node().stop());
        new TopicReplay(installation.connection()).rewind(service);
        instances.forEach(instance -> instance.node().start());
        instances.forEach(instance -> instance.node().awaitReady());
        return "reads all again: " + service.label();
    }
}
