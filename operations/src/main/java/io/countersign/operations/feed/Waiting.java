package io.countersign.operations.feed;

import io.countersign.operations.shell.Installation;
import io.countersign.operations.shell.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks until each application has its outcome or waits for a human. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Api api;
    private final Installation installation;
    private final Screen screen;
    private final Duration patience;

    Waiting(Api api, Installation installation, Screen screen, Duration patience) {
        this.api = api;
        this.installation = installation;
        this.screen = screen;
        this.patience = patience;
    }

    /** What is still open when patience ends stays so. */
    List<Fed> await(List<Fed> fed) {
        long end = System.nanoTime() + patience.toNanos();
        var known = new ArrayList<>(fed);
        while (known.stream().anyMatch(Fed::isOpen) && System.nanoTime() - end < 0) {
            known.replaceAll(this::asked);
            long open = known.stream().filter(Fed::isOpen).count();
            screen.progress("decided or waiting for a human: %d of %d".formatted(known.size() - open, known.size()));
            if (open > 0) {
                Api.pause(PAUSE);
            }
        }
        long open = known.stream().filter(Fed::isOpen).count();
        screen.settle(open == 0 ? "none is under way any more" : open + " are still under way");
        return known;
    }

    private Fed asked(Fed fed) {
        if (!fed.isOpen()) {
            return fed;
        }
        var credentials = Credentials.of(fed.line().account(), installation);
        var reply = api.get("v1/applications/" + fed.signature(), credentials.token());
        var result = reply.accepted() ? result(reply.body()) : null;
        return result == null ? fed : fed.became(result);
    }

    /** Nothing while the first steps are under way. */
    static @Nullable Result result(JsonNode application) {
        var status = application.path("status").stringValue("");
        if (!status.equals("pending")) {
            return Result.of(application, status);
        }
        boolean waits = application.path("stage").stringValue("").equals("in_review")
                || !application.path("heldUp").isEmpty();
        return waits ? Result.of(application, Result.WAITING) : null;
    }
}
