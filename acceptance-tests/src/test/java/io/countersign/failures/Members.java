package io.countersign.failures;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What happens to the instances of a service as members of its group. */
final class Members {

    private static final int MAX_MEMBERS = 3;

    /** What a JVM that was asked to end says. */
    private static final int TERMINATED = 143;

    private final Installation installation;
    private final Tally tally;
    private final Random random;

    Members(Installation installation, Tally tally, Random random) {
        this.installation = installation;
        this.tally = tally;
        this.random = random;
    }

    Instance any(Service service) {
        var instances = installation.of(service);
        return instances.get(random.nextInt(instances.size()));
    }

    /** For longer than its session lasts: another takes over, and then it wakes up. */
    String freeze(Service service) {
        growTo(2, service);
        var stale = any(service);
        freeze(stale, () -> Pause.between(500, 4_000, random));
        return "SIGSTOP " + stale;
    }

    /** @param more what happens meanwhile */
    void freeze(Instance stale, Runnable more) {
        tally.count("stale instances of " + stale.service().label());
        stale.node().freeze();
        long start = System.nanoTime();
        more.run();
        Pause.of(Installation.SESSION.plusSeconds(1).minusNanos(System.nanoTime() - start));
        stale.node().wake();
    }

    /** Until there are three, all at once. */
    String join(Service service) {
        if (installation.of(service).size() == MAX_MEMBERS) {
            leave(service);
        }
        tally.count("joins of " + service.label());
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
        tally.most(
                "most instances of " + service.label(), installation.of(service).size());
    }

    /** All but one, one after the other. */
    String leave(Service service) {
        growTo(2, service);
        tally.count("leaves of " + service.label());
        var staying = any(service);
        var leaving = installation.of(service).stream()
                .filter(instance -> !instance.equals(staying))
                .toList();
        leaving.forEach(this::end);
        return "SIGTERM " + leaving;
    }

    /** One after the other. */
    String replace(Service service) {
        tally.count("rolling restarts of " + service.label());
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
            tally.violation(leaving + " was asked to end and ended with status " + exit);
        }
    }

    /** From the very beginning. */
    String replay(Service service) {
        tally.count("replays of " + service.label());
        var instances = installation.of(service);
        instances.forEach(instance -> instance.node().stop());
        new Topics(installation.connection()).rewind(service);
        instances.forEach(instance -> instance.node().start());
        instances.forEach(instance -> instance.node().awaitReady());
        return "reads all again: " + service.label();
    }
}
