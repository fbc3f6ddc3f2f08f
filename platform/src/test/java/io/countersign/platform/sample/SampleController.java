package io.countersign.platform.sample;

import com.mongodb.MongoTimeoutException;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.BodyLimit;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.body.RawBody;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SampleController {

    record Answer(String said, String thread) {}

    record Question(
            @NotNull @PlainText(max = 8) String word,
            @NotNull @Range(min = 1, max = 9) Long number) implements RequestRecord {}

    @RequiresScope("words:write")
    @PostMapping(
            path = "/v1/words",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answer say(@RequestBody(required = true) @BodyLimit(1000) JsonBody<Question> body, Caller caller) {
        var question = body.read();
        return new Answer(
                question.word() + question.number(), Thread.currentThread().toString());
    }

    @RequiresScope({"words:read", "words:write"})
    @GetMapping(path = "/v1/words/{word}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer read(@PathVariable String word, @RequestParam(defaultValue = "1") int times) {
        return switch (word) {
            case "bug" -> throw new IllegalStateException("a secret");
            case "down" -> throw new MongoTimeoutException("no server");
            default ->
                new Answer(
                        word.repeat(Math.clamp(times, 1, 9)),
                        Thread.currentThread().toString());
        };
    }

    @Hidden
    @RequiresScope("words:write")
    @PostMapping(path = "/v1/pictures", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Integer> keep(@BodyLimit(5_000_000) RawBody body, Caller caller) {
        return Map.of("bytes", body.bytes().length);
    }

    @Hidden
    @RequiresScope({"words:read", "words:write"})
    @GetMapping(path = "/v1/large", produces = MediaType.TEXT_PLAIN_VALUE)
    String large() {
        return "x".repeat(20_000_000);
    }

    @PermitAll
    @GetMapping(path = "/v1/open", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> open(@Nullable Caller caller) {
        return Map.of("caller", caller == null ? "nobody" : caller.subject());
    }
}
