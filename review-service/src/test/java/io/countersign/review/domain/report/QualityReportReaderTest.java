package io.countersign.review.domain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.quality.InMemoryQualityReviewStore;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReview.Origin;
import io.countersign.review.domain.report.QualityReport.Agreement;
import java.time.Duration;
import java.util.List;
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
    void theAgreementOfAllIsTheSumOfTheReviewers() {
        var rita = new Agreement("rita", 3, 2, 1, 1, 0);
        var sam = new Agreement("sam", 1, 1, 0, 2, 2);
        var report = new QualityReport(Cases.NOW, Cases.NOW, List.of(rita, sam), List.of(), 0);

        assertThat(report.total()).isEqualTo(new Agreement("all", 4, 3, 1, 3, 2));
        assertThat(report.total().percent()).isEqualTo(71);
        assertThat(rita.percent()).isEqualTo(50);
        assertThat(report.table())
                .contains("\"rita\",\"3\",\"2\",\"1\",\"1\",\"0\",\"50\"")
                .endsWith("\"all\",\"4\",\"3\",\"1\",\"3\",\"2\",\"71\"\r\n");
    }

    @Test
    void withoutReviewsThereIsNoAgreement() {
        var report = new QualityReport(Cases.NOW, Cases.NOW, List.of(), List.of(), 0);

        assertThat(report.total().percent()).isNull();
        assertThat(report.table()).endsWith("\"all\",\"0\",\"0\",\"0\",\"0\",\"0\",\"\"\r\n");
    }

    @Test
    void aReviewIsShownUnderAnIdForQualityCasesOnly() {
        assertThatThrownBy(() -> new QualityReview(
                        "sample-1", new SignatureId(1), Origin.SAMPLE, null, 1, true, null, Cases.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample-1");
    }
}
