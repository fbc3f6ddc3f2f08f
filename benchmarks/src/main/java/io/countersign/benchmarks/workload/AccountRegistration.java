package io.countersign.benchmarks.workload;

import io.countersign.benchmarks.load.LoadClient;
import io.countersign.benchmarks.load.LoadClient.Request;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;

/** Registers the accounts and uploads their certificates over HTTP. */
public final class AccountRegistration {

    private static final int CONCURRENCY = 64;

    private AccountRegistration() {}

    public static void register(ApplicationGenerator applications, LoadClient http) {
        all(http, applications.accounts(), applications::register);
        all(http, applications.accounts(), applications::upload);
    }

    private static void all(LoadClient http, int accounts, IntFunction<Request> request) {
        Flux.range(0, accounts)
                .flatMap(account -> http.send(request.apply(account)), CONCURRENCY)
                .doOnNext(reply -> {
                    if (!reply.isSuccess()) {
                        throw new IllegalStateException("Registration failed: " + reply);
                    }
                })
                .blockLast();
    }
}
