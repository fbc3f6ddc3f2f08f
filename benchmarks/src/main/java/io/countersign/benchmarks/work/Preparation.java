package io.countersign.benchmarks.work;

import io.countersign.benchmarks.load.Http;
import io.countersign.benchmarks.load.Http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;

/** Registers the accounts and uploads their papers over HTTP, and writes the rule set that approves by itself. */
public final class Preparation {

    private static final String SHIPPED = "intl-2022-02-21";
    private static final int AT_ONCE = 64;

    private Preparation() {}

    public static void register(Applications applications, Http http) {
        all(http, applications.accounts(), applications::register);
        all(http, applications.accounts(), applications::upload);
    }

    private static void all(Http http, int accounts, IntFunction<Request> request) {
        Flux.range(0, accounts)
                .flatMap(account -> http.send(request.apply(account)), AT_ONCE)
                .doOnNext(reply -> {
                    if (!reply.isSuccess()) {
                        throw new IllegalStateException("preparation failed: " + reply);
                    }
                })
                .blockLast();
    }

    /** The shipped set with every rule; only, what passes them all is approved without a human. */
    public static void writeRules(Path directory) {
        var set = shipped("sets/" + SHIPPED + ".yaml")
                .replace("name: " + SHIPPED, "name: benchmark")
                .replace("approvals: human", "approvals: automatic");
        var timeline = shipped("timeline.yaml").replace(SHIPPED, "benchmark");
        try {
            Files.createDirectories(directory.resolve("sets"));
            Files.writeString(directory.resolve("sets/benchmark.yaml"), set);
            Files.writeString(directory.resolve("timeline.yaml"), timeline);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String shipped(String path) {
        try (var stream = Preparation.class.getResourceAsStream("/io/countersign/rules/" + path)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
