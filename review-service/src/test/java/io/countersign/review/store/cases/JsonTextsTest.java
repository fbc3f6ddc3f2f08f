package io.countersign.review.store.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.revision.RevisionContent;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTextsTest {

    private final JsonMapper json = new JsonMapper();
    private final JsonTexts<RevisionContent> contents = new JsonTexts<>(json, RevisionContent.class);

    @Test
    void valueIsWrittenAndReadOnce() {
        var text = contents.write(Cases.CONTENT);

        assertThat(text).isEqualTo(json.writeValueAsString(Cases.CONTENT));
        assertThat(contents.write(Cases.CONTENT)).isSameAs(text);
        assertThat(contents.writeLast(Cases.CONTENT)).isSameAs(text);
        assertThat(contents.read(new String(text.toCharArray()))).isSameAs(Cases.CONTENT);
    }

    @Test
    void readValueIsWrittenAsItWasRead() {
        var text = json.writeValueAsString(Cases.content("Acme"));

        var read = contents.read(text);

        assertThat(read).isEqualTo(Cases.content("Acme"));
        assertThat(contents.write(Objects.requireNonNull(read))).isSameAs(text);
    }

    @Test
    void valuesThatAreReadSoonAfterTheirWriteAreNotParsed() {
        var written = IntStream.range(0, 5 * JsonTexts.MAX_VALUES)
                .mapToObj(n -> Cases.content("Acme " + n))
                .toList();
        int lag = JsonTexts.MAX_VALUES / 4;
        var texts = new ArrayList<String>();

        for (int n = 0; n < written.size(); n++) {
            texts.add(contents.write(written.get(n)));
            if (n >= lag) {
                assertThat(contents.read(texts.get(n - lag))).isSameAs(written.get(n - lag));
            }
        }

        assertThat(contents.read(texts.getFirst())).as("forgotten").isNotSameAs(written.getFirst());
    }

    @Test
    void lastWriteIsNotRemembered() {
        var text = contents.writeLast(Cases.CONTENT);

        assertThat(contents.read(text)).isEqualTo(Cases.CONTENT).isNotSameAs(Cases.CONTENT);
    }

    @Test
    void textThatIsNoValueFailsEachTime() {
        assertThatThrownBy(() -> contents.read("{")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> contents.read("{")).isInstanceOf(JacksonException.class);
        assertThat(contents.read(null)).isNull();
    }
}
