package io.countersign.review.domain.quality;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.quality.QualityReview.Origin;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QualityReportReaderTest {

    private final QualityReportReader reader =
            new QualityReportReader(new InMemoryQualityReviewStore(), new InMemoryCaseStore());

    @Test
    void refusesAWindowThatIsEmptyOrTooLong() {
        assertThatThrownBy(() -> reader.read(Cases.NOW, Cases.NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reader.read(Cases.NOW, Cases.NOW.plus(Duration.ofDays(93))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("92 days");
    }

    @Test
    void aReviewIsShownUnderAnIdForQualityCasesOnly() {
        assertThatThrownBy(() -> new QualityReview(
                        "sample-1", new SignatureId(1), Origin.SAMPLE, null, 1, true, null, Cases.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample-1");
    }
}
