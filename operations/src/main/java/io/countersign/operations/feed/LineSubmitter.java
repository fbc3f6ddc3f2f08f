package io.countersign.operations.feed;

import io.countersign.operations.command.Console;
import io.countersign.operations.command.InstallationFile;
import io.countersign.operations.command.Json;
import io.countersign.operations.feed.IntakeClient.Reply;
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
final class LineSubmitter {

    private static final int AT_ONCE = 8;

    private final IntakeClient api;
    private final InstallationFile installation;
    private final Path certificates;
    private final Console console;
    private final AtomicInteger sent = new AtomicInteger();

    LineSubmitter(IntakeClient api, InstallationFile installation, Path certificates, Console console) {
        this.api = api;
        this.installation = installation;
        this.certificates = certificates;
        this.console = console;
    }

    /** In the order of {@code lines}. */
    List<SubmittedLine> send(List<ApplicationLine> lines) {
        var byAccount = lines.stream()
                .collect(Collectors.groupingBy(ApplicationLine::account, LinkedHashMap::new, Collectors.toList()));
        var places = new Semaphore(AT_ONCE);
        Map<ApplicationLine, SubmittedLine> fed = new HashMap<>();
        var tasks = new ArrayList<Callable<List<SubmittedLine>>>();
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
        console.endProgress("fed %d of %d".formatted(sent.get(), lines.size()));
        return lines.stream().map(fed::get).toList();
    }

    private List<SubmittedLine> sendAll(String account, List<ApplicationLine> lines, int all) {
        var credentials = AccountCredentials.of(account, installation);
        var pictures = new CertificateUploader(api, certificates, credentials);
        var fed = new ArrayList<SubmittedLine>();
        for (var line : lines) {
            fed.add(send(line, credentials, pictures));
            int done = sent.incrementAndGet();
            if (console.interactive() || done % 50 == 0) {
                console.progress("fed %d of %d".formatted(done, all));
            }
        }
        return fed;
    }

    private SubmittedLine send(ApplicationLine line, AccountCredentials credentials, CertificateUploader pictures) {
        var headers = new HashMap<>(credentials.headers());
        headers.put("Idempotency-Key", line.id());
        var body = Json.MAPPER.writeValueAsBytes(pictures.resolve(line.application()));
        var reply = api.post("v1/applications", credentials.token(), "application/json", body, headers);
        return reply.status() == 202
                ? new SubmittedLine(line, reply.body().path("id").stringValue(""), null)
                : new SubmittedLine(line, null, refused(reply));
    }

    private static ApplicationResult refused(Reply reply) {
        return new ApplicationResult("http " + reply.status(), List.of(reply.problem()));
    }
}
