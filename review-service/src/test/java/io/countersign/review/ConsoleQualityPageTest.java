package io.countersign.review;

import static io.countersign.review.ConsolePageFixture.all;
import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.main;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.quality.SampleDraw;
import io.countersign.review.domain.report.QualityReportReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.chrome.ChromeDriver;

/** A blind second review in a browser, and what a lead sees of it. */
class ConsoleQualityPageTest {

    private static final String SEED = "test";

    @RegisterExtension
    static final ConsolePageFixture console = new ConsolePageFixture(
            "countersign.review.claims=100",
            "countersign.review.quality.permille=50",
            "countersign.review.quality.seed=" + SEED,
            "countersign.review.quality.account=operator",
            "countersign.review.quality.claim-percent=100");

    private static SignatureId drawn() {
        var draw = new SampleDraw(50, SEED);
        return LongStream.rangeClosed(1, 500)
                .mapToObj(SignatureId::new)
                .filter(id -> !id.isForQuality() && draw.draws(id, 1))
                .findFirst()
                .orElseThrow();
    }

    private static ChromeDriver claimNext(String reviewer) {
        var browser = console.open(reviewer, "/console/work");
        type(browser, "n");
        eventually(() -> assertThat(find(browser, "#decide").isDisplayed()).isTrue());
        return browser;
    }

    private static long waiting() {
        var now = Instant.now();
        var report = console.service.getBean(QualityReportReader.class).read(now.minus(Duration.ofDays(1)), now);
        return Objects.requireNonNull(report).waiting();
    }

    @Test
    void aDisagreementOfABlindSecondReviewIsShownToTheLead() throws Exception {
        var id = console.cases.open(drawn(), "Second Look");
        type(console.claim("rita", id), "a", "n");
        eventually(() -> assertThat(waiting()).isEqualTo(1));

        var second = claimNext("ravi");
        assertThat(main(second)).contains("Second Look").doesNotContain("rita");
        assertThat(second.getCurrentUrl()).doesNotEndWith("/" + id);
        type(second, "3", "x", "n");
        eventually(() -> assertThat(second.getCurrentUrl()).contains("/console/work"));
        var senior = claimNext("sena");
        type(senior, "3", "x", "n");
        eventually(() -> assertThat(waiting()).isZero());

        var lead = console.open("lena", "/console/statistics");
        assertThat(find(lead, "#quality").getText())
                .contains("No review waits for its verdict.", "ravi", "rita", "sena", "retire the signature");
        assertThat(all(lead, "#quality a[href='/console/cases/" + id + "']")).hasSize(1);
        console.assertAccessible(lead);
    }
}
