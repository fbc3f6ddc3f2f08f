package io.countersign.intake.web;

import io.countersign.intake.domain.submission.CommandResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Bounds a whole command, with everything that it asks the store and the broker for. A command that takes longer goes on
 * and may take effect later; its caller is answered that it is not confirmed.
 */
@Component
final class CommandTimeout {

    private final Duration timeout;

    CommandTimeout(@Value("${countersign.intake.append-timeout}") Duration timeout) {
        this.timeout = timeout;
    }

    CommandResult within(Supplier<CommandResult> command) {
        try {
            return CompletableFuture.supplyAsync(command, Thread::startVirtualThread)
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new CommandResult.Unavailable();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new CommandResult.Unavailable();
        }
    }
}
