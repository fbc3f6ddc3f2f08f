package io.countersign.platform.sample;

import com.mongodb.MongoTimeoutException;
import io.countersign.platform.security.Caller;
import io.countersign.platform.security.RequiresScope;
import io.countersign.platform.web.BodyLimit;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.RawBody;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
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

    record Question(String word, int number) {}

    @RequiresScope("words:write")
    @PostMapping(
            path = "/v1/words",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Question.class))))
    Answer say(@BodyLimit(1000) JsonBody body, Caller caller) {
        var fields = body.fields();
        var word = fields.text("word").max(8).required();
        var number = fields.integer("number", 1, 9).required();
        fields.check();
        return new Answer(word + number, Thread.currentThread().toString());
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
