package io.countersign.standalone.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** What has started, ended in the order of the flow: HTTP and listeners of all services, then what they need. */
public final class ShutdownSequence {

    /** What is ended together; later ones need no earlier one. */
    public enum Stage {
        SERVICE,
        ISSUER,
        STORE,
        BROKER,
        DATA
    }

    private record Part(Stage stage, String name, AutoCloseable part) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    public synchronized void add(Stage stage, String name, AutoCloseable part) {
        parts.push(new Part(stage, name, part));
    }

    public synchronized void closeAll() {
        for (var stage : Stage.values()) {
            var together = parts.stream()
                    .filter(part -> part.stage() == stage)
                    .map(part -> CompletableFuture.runAsync(() -> close(part), Thread::startVirtualThread))
                    .toList();
            CompletableFuture.allOf(together.toArray(CompletableFuture[]::new)).join();
        }
        parts.clear();
    }

    private static void close(Part part) {
        try {
            part.part().close();
        } catch (Exception e) {
            System.err.println(part.name() + " did not stop cleanly: " + e);
        }
    }
}
