package io.countersign.operations.feed;

import io.countersign.operations.feed.Api.Reply;
import io.countersign.operations.shell.Installation;
import io.countersign.operations.shell.Json;
import io.countersign.operations.shell.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Sends lines: several accounts at once, each account's in their order, each under its id as idempotency key. */
final class Feeding {

    private static final int AT_ONCE = 8;

    private final Api api;
    private final Installation installation;
    private final Path certificates;
    private final Screen screen;
    private final AtomicInteger sent = new AtomicInteger();

    Feeding(Api api, Installation installation, Path certificates, Screen screen) {
        this.api = api;
        this.installation = installation;
        this.certificates = certificates;
        this.screen = screen;
    }

    /** In the order of {@code lines}. */
    List<Fed> send(List<Line> lines) {
        var byAccount =
                lines.stream().collect(Collectors.groupingBy(Line::account, LinkedHashMap::new, Collectors.toList()));
        var places = new Semaphore(AT_ONCE);
        Map<Line, Fed> fed = new HashMap<>();
        var tasks = new ArrayList<Callable<List<Fed>>>();
        byAccount.forEach((account, own) -> tasks.add(() -> {
            places.acquire();
            try {
                return sendAll(account, own, lines.size());
            } finally {
                places.release();
            }
        }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var task : threads.invokeAll(tasks)) {
                task.get().forEach(each -> fed.put(each.line(), each));
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        screen.settle("fed %d of %d".formatted(sent.get(), lines.size()));
        return lines.stream().map(fed::get).toList();
    }

    private List<Fed> sendAll(String account, List<Line> lines, int all) {
        var credentials = Credentials.of(account, installation);
        var pictures = new Certificates(api, certificates, credentials);
        var fed = new ArrayList<Fed>();
        for (var line : lines) {
            fed.add(send(line, credentials, pictures));
            int done = sent.incrementAndGet();
            if (screen.live() || done % 50 == 0) {
                screen.progress("fed %d of %d".formatted(done, all));
            }
        }
        return fed;
    }

    private Fed send(Line line, Credentials credentials, Certificates pictures) {
        var headers = new HashMap<>(credentials.headers());
        headers.put("Idempotency-Key", line.id());
        var body = Json.MAPPER.writeValueAsBytes(pictures.resolve(line.application()));
        var reply = api.post("v1/applications", credentials.token(), "application/json", body, headers);
        return reply.status() == 202
                ? new Fed(line, reply.body().path("id").stringValue(""), null)
                : new Fed(line, null, atTheDoor(reply));
    }

    private static Result atTheDoor(Reply reply) {
        return new Result("http " + reply.status(), List.of(reply.problem()));
    }
}
