package io.countersign.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FaqTest {

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final int QUESTIONS = 12;

    /** A row of the table in the samples' README: {@code | `slug` | What …? |}. */
    private static final Pattern QUESTION = Pattern.compile("^\\| `([a-z-]+)` \\| .+\\? \\|$", Pattern.MULTILINE);

    @Test
    void everyQuestionOfTheFaqHasASample() throws IOException {
        var questions = questions();

        var asked = members("applications.ndjson", "question");

        assertThat(questions).hasSize(QUESTIONS);
        assertThat(asked).isEqualTo(questions);
    }

    @Test
    void everySampleHasAnExpectedOutcome() throws IOException {
        assertThat(members("expected.ndjson", "id")).isEqualTo(members("applications.ndjson", "id"));
    }

    @Test
    void noTwoSamplesHaveTheSameId() throws IOException {
        assertThat(Files.readAllLines(SAMPLES.resolve("applications.ndjson")))
                .hasSizeGreaterThanOrEqualTo(80)
                .hasSameSizeAs(members("applications.ndjson", "id"));
    }

    private static Set<String> questions() throws IOException {
        var questions = new TreeSet<String>();
        QUESTION.matcher(Files.readString(SAMPLES.resolve("README.md")))
                .results()
                .forEach(row -> questions.add(row.group(1)));
        return questions;
    }

    private static Set<String> members(String file, String name) throws IOException {
        var members = new TreeSet<String>();
        for (var line : Files.readAllLines(SAMPLES.resolve(file))) {
            JsonNode sample = JsonMapper.shared().readTree(line);
            members.add(sample.path(name).stringValue(""));
        }
        return members;
    }
}
