package io.countersign.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagTest {

    private final Etag tag = new Etag("3-abc");

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"3-abc\"", "\"1\", \"3-abc\"", " \"3-abc\" ,\"2\""})
    void isSatisfiedByWhatNamesIt(String header) {
        assertThat(tag.satisfies(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3-abc\"", "\"\""})
    void isNotSatisfiedByAnotherOrAWeakOne(String header) {
        assertThat(tag.satisfies(header)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3-abc", "\"3-abc", "*,*", "\"a\" \"b\"", "\u0000"})
    void aHeaderThatIsNoneIsMalformed(String header) {
        assertThatThrownBy(() -> tag.satisfies(header)).isInstanceOf(ProblemException.class);
    }

    @Test
    void withoutAHeaderAnythingGoes() {
        assertThat(tag.satisfies(null)).isTrue();
        assertThat(tag.isKnownTo(null)).isFalse();
    }

    @Test
    void aWeakTagIsEnoughToKnowIt() {
        assertThat(tag.isKnownTo("W/\"3-abc\"")).isTrue();
        assertThat(tag.quoted()).isEqualTo("\"3-abc\"");
    }
}
