package io.countersign.operations.feed;

import io.countersign.operations.command.Console;
import io.countersign.operations.command.InstallationFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks until each application has its outcome or waits for a human. */
final class ResultPoller {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final IntakeClient api;
    private final InstallationFile installation;
    private final Console console;
    private final Duration timeout;

    ResultPoller(IntakeClient api, InstallationFile installation, Console console, Duration timeout) {
        this.api = api;
        this.installation = installation;
        this.console = console;
        this.timeout = timeout;
    }

    /** Lines without a result when the time-out ends remain open. */
    List<SubmittedLine> await(List<SubmittedLine> fed) {
        long end = System.nanoTime() + timeout.toNanos();
        var known = new ArrayList<>(fed);
        while (known.stream().anyMatch(SubmittedLine::isOpen) && System.nanoTime() - end < 0) {
            known.replaceAll(this::asked);
            long open = known.stream().filter(SubmittedLine::isOpen).count();
            console.progress("decided or waiting for a human: %d of %d".formatted(known.size() - open, known.size()));
            if (open > 0) {
                IntakeClient.pause(PAUSE);
            }
        }
        long open = known.stream().filter(SubmittedLine::isOpen).count();
        console.endProgress(open == 0 ? "none is under way any more" : open + " are still under way");
        return known;
    }

    private SubmittedLine asked(SubmittedLine fed) {
        if (!fed.isOpen()) {
            return fed;
        }
        var credentials = AccountCredentials.of(fed.line().account(), installation);
        var reply = api.get("v1/applications/" + fed.signature(), credentials.token());
        var result = reply.accepted() ? result(reply.body()) : null;
        return result == null ? fed : fed.became(result);
    }

    /** Nothing while the first steps are under way. */
    static @Nullable ApplicationResult result(JsonNode application) {
        var status = application.path("status").stringValue("");
        if (!status.equals("pending")) {
            return ApplicationResult.of(application, status);
        }
        boolean waits = application.path("stage").stringValue("").equals("in_review")
                || !application.path("heldUp").isEmpty();
        return waits ? ApplicationResult.of(application, ApplicationResult.WAITING) : null;
    }
}
