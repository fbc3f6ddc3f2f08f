package io.countersign.review;

import static io.countersign.review.ConsoleInstallation.url;
import static io.countersign.review.ConsolePageFixture.all;
import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.main;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The search and the statistics in a browser, first empty. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleReportPageTest {

    @RegisterExtension
    static final ConsolePageFixture console = new ConsolePageFixture("countersign.review.claims=100");

    @Test
    @Order(1)
    void emptyPagesSayWhatToDo() {
        var browser = console.open("lena", "/console/search");
        assertThat(main(browser)).contains("No case yet");
        console.assertAccessible(browser);

        console.get(browser, "/console/statistics");

        assertThat(main(browser)).contains("No verdict in this time");
        console.assertAccessible(browser);
    }

    @Test
    @Order(2)
    void casesAreFoundByTheirFields() throws Exception {
        var id = console.cases.open("Found Approved");
        console.cases.open("Found Open");
        type(console.claim("rita", id), "a", "n");
        eventually(() -> assertThat(console.cases.outcome(id)).contains("decision.approved"));
        var reviewer = console.open("rita", "/console/search"); // the other window opens the next case

        type(reviewer, "/");
        type(reviewer, "found", Keys.ENTER);

        eventually(() -> assertThat(all(reviewer, ".rows tbody tr")).hasSize(2));
        console.assertAccessible(reviewer);
        for (var query : new String[] {"id=" + id, "status=approved", "reviewer=rita&account=acme"}) {
            console.get(reviewer, "/console/search?" + query);
            assertThat(all(reviewer, ".rows tbody tr")).as(query).hasSize(1);
            assertThat(main(reviewer)).contains("Found Approved", "Approved", "rita");
        }
        console.get(reviewer, "/console/search?name=absent");
        assertThat(main(reviewer)).contains("No case matches");
        assertThat(all(reviewer, "a[href*=csv]")).isEmpty();
    }

    @Test
    @Order(3)
    void aValueThatCannotBeOneIsMarked() {
        var browser = console.open("rita", "/console/search?id=x&from=yesterday");

        assertThat(main(browser)).contains("A marked value cannot be one");
        assertThat(all(browser, "[aria-invalid=true]")).hasSize(2);
        console.assertAccessible(browser);
    }

    @Test
    @Order(4)
    void theTableHasNoFormula() throws Exception {
        console.cases.open("=SUM(A1)");
        try (var browser = new ConsoleBrowser()) {
            browser.logIn(url(console.service) + "/console/settings", "otto");

            var table = browser.get(url(console.service) + "/console/search.csv");

            assertThat(table.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(disposition -> assertThat(disposition).startsWith("attachment"));
            assertThat(table.body()).contains("Found Open", "'=SUM(A1)");
        }
    }

    @Test
    @Order(5)
    void verdictsAreCountedAndPlotted() {
        var browser = console.open("lena", "/console/statistics");
        assertThat(all(browser, ".plot")).hasSize(1);
        assertThat(find(browser, ".plot svg").getDomAttribute("aria-label")).startsWith("rita decided 1");
        assertThat(find(browser, ".plot svg").getDomAttribute("aria-label")).contains("scale from 0 to 1;");
        assertThat(all(browser, ".plot .scale li"))
                .extracting(WebElement::getText)
                .containsExactly("1", "0");
        assertThat(all(browser, ".plot svg line")).hasSize(2);
        assertThat(all(browser, ".plot svg rect")).hasSize(48);
        assertThat(find(browser, "tbody tr").getText()).contains("rita", "1", "0");
        console.assertAccessible(browser);

        find(browser, "a[href$='days=31']").click();

        eventually(() -> assertThat(main(browser)).contains("Decided per reviewer and day"));
        assertThat(all(browser, ".plot svg rect")).hasSize(62);
        assertThat(all(browser, ".plot .scale li"))
                .extracting(WebElement::getText)
                .containsExactly("1", "0");
        console.get(browser, "/console/statistics?days=5");
        assertThat(main(browser)).contains("404");
    }

    @Test
    @Order(6)
    void theVerticalScaleHasLabelsInChineseToo() {
        var browser = console.windows.open("zh");
        console.logIn(browser, "lena", "/console/statistics");

        assertThat(find(browser, ".plot .scale").getDomAttribute("aria-label")).isEqualTo("纵轴：审核数");
        assertThat(find(browser, ".plot svg").getDomAttribute("aria-label")).contains("纵轴 0 至 1");
        assertThat(all(browser, ".plot .scale li"))
                .extracting(WebElement::getText)
                .containsExactly("1", "0");
        console.assertAccessible(browser);
    }
}
