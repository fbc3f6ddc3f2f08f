package io.countersign.platform.web.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class QueryFieldsTest {

    private final LinkedMultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    private final QueryFields query = new QueryFields(sent);

    @Test
    void aNumberIsReadOrAbsent() {
        sent.add("limit", "20");

        assertThat(query.number("limit", 1, 20, 7)).isEqualTo(20);
        assertThat(query.number("other", 1, 20, 7)).isEqualTo(7);
        assertThatCode(query::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "21", "-1", "all", "", "99999999999"})
    void aNumberOutOfRangeAndAnUnknownParameterAreReportedTogether(String limit) {
        sent.add("limit", limit);
        sent.add("colour", "red");

        query.number("limit", 1, 20, 7);
        var problem = catchThrowableOfType(ProblemException.class, query::check);

        assertThat(problem.status().value()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldFault::pointer).containsExactly("?limit", "?colour");
    }
}
