package io.countersign.review.console.queue;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.review.console.BlockingCall;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.search.SavedFilters;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Flux;

/** The queue, live: the server sends the table again when it has changed, at most once a second. */
@Hidden
@Controller
class QueuePageController {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The browser connects again; the session's times are checked then. */
    private static final Duration STREAM_LIMIT = Duration.ofMinutes(5);

    /** A change of the ages alone is sent as well; a comment keeps proxies from closing the stream. */
    private static final int HEARTBEAT_TICKS = 15;

    private final QueueBoard board;
    private final SavedFilters filters;
    private final ISpringWebFluxTemplateEngine templates;

    QueuePageController(QueueBoard board, SavedFilters filters, ISpringWebFluxTemplateEngine templates) {
        this.board = board;
        this.filters = filters;
        this.templates = templates;
    }

    @RequiresScope(ConsoleAuthority.VIEW)
    @GetMapping("/console/queue")
    String queue(Caller caller, @RequestParam Map<String, String> parameters, Locale locale, Model model) {
        var query = QueueQuery.of(parameters);
        model.addAttribute("query", query);
        model.addAttribute("board", board.read(query, caller.subject(), locale));
        model.addAttribute("saved", filters.of(caller.subject(), "queue"));
        model.addAttribute("choices", QueueChoices.ALL);
        model.addAttribute("language", ConsoleMessages.language(locale));
        model.addAttribute("done", QueueChoices.count(parameters.get("done")));
        model.addAttribute("refused", QueueChoices.count(parameters.get("refused")));
        model.addAttribute("selectable", caller.has(ConsoleAuthority.LEAD));
        return "queue";
    }

    @RequiresScope(ConsoleAuthority.VIEW)
    @GetMapping(path = "/console/queue/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> events(Caller caller, @RequestParam Map<String, String> parameters, Locale locale) {
        var query = QueueQuery.of(parameters);
        return Flux.interval(INTERVAL)
                .onBackpressureDrop()
                .take(STREAM_LIMIT)
                .concatMap(tick -> BlockingCall.of(() -> new Tick(tick, render(query, caller, locale))), 1)
                .scan(Update.NONE, Update::then)
                .skip(1)
                .mapNotNull(Update::event);
    }

    private record Tick(long number, String html) {}

    /** What was rendered last and what the browser gets of it. */
    private record Update(String html, boolean isChanged, long number) {

        static final Update NONE = new Update("", false, 0);

        Update then(Tick tick) {
            return new Update(tick.html(), !tick.html().equals(html), tick.number());
        }

        @Nullable
        ServerSentEvent<String> event() {
            if (isChanged) {
                return ServerSentEvent.<String>builder()
                        .event("queue")
                        .data(html)
                        .build();
            }
            return number % HEARTBEAT_TICKS == 0
                    ? ServerSentEvent.<String>builder().comment("").build()
                    : null;
        }
    }

    private String render(QueueQuery query, Caller caller, Locale locale) {
        var model = Map.<String, Object>of(
                "board", board.read(query, caller.subject(), locale),
                "query", query,
                "selectable", caller.has(ConsoleAuthority.LEAD));
        return templates
                .process("queue-board", Set.of(), new Context(locale, model))
                .lines()
                .reduce("", String::concat);
    }
}
