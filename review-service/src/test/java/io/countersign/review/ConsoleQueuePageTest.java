package io.countersign.review;

import static io.countersign.review.ConsolePageFixture.all;
import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.focus;
import static io.countersign.review.ConsolePageFixture.main;
import static io.countersign.review.ConsolePageFixture.texts;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The start page, the queue and the lead's page in a browser, first empty, then with more cases than one page shows. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleQueuePageTest {

    private static final int FILLED = 52;

    @RegisterExtension
    static final ConsolePageFixture console = new ConsolePageFixture("countersign.review.claims=2");

    @Test
    @Order(1)
    void theLoginPageIsAccessibleAndShowsWhatFailed() {
        var browser = console.windows.open();
        console.get(browser, "/console/work");
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("username");
        console.assertAccessible(browser);

        type(browser, "rita", Keys.TAB);
        type(browser, "wrong", Keys.ENTER);

        eventually(() -> assertThat(main(browser)).contains("The name or the password is wrong."));
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("username");
        console.assertAccessible(browser);
        console.windows.dark(browser);
        console.assertAccessible(browser);
    }

    @Test
    @Order(1)
    void emptyPagesSayWhatToDo() {
        var browser = console.open("lena", "/console/work");
        assertThat(main(browser)).contains("Nothing waits", "You hold no case", "No unsent text");
        console.assertAccessible(browser);

        for (var path : List.of("/console/queue", "/console/queue?account=absent", "/console/lead")) {
            console.get(browser, path);

            assertThat(find(browser, ".empty h2").isDisplayed()).as(path).isTrue();
            console.assertAccessible(browser);
        }
        assertThat(all(browser, "#bulk")).isEmpty();
    }

    @Test
    @Order(2)
    void aNextCaseThatIsNoneIsExplained() {
        var browser = console.open("rita", "/console/work");

        type(browser, "n");

        eventually(() -> assertThat(main(browser)).contains("No case can be claimed now."));
    }

    @Test
    @Order(3)
    void theQueueShowsFiftyRowsAndThenTheOthers() throws Exception {
        for (int number = 1; number <= FILLED; number++) {
            console.cases.open("Row " + number);
        }
        var browser = console.open("lena", "/console/queue");
        assertThat(all(browser, ".rows tbody tr")).hasSize(50);
        console.assertAccessible(browser);

        find(browser, "#more").click();

        eventually(() -> assertThat(all(browser, ".rows tbody tr")).hasSize(FILLED - 50));
        assertThat(find(browser, "#first").isDisplayed()).isTrue();
        console.assertAccessible(browser);
    }

    @Test
    @Order(4)
    void filtersAndOrderNarrowTheListAndStayInTheAddress() {
        var browser = console.open("rita", "/console/queue");

        type(browser, "/");
        type(browser, "another-account", Keys.ENTER);

        eventually(() -> assertThat(main(browser)).contains("No waiting case matches"));
        console.get(browser, "/console/queue?account=acme&region=domestic&language=en&type=company&order=newest");
        assertThat(texts(browser, "th[aria-sort=ascending]")).first(STRING).startsWith("Waiting for");
        find(browser, "#sort-age").click();
        eventually(() -> assertThat(texts(browser, "th[aria-sort=descending]"))
                .first(STRING)
                .startsWith("Waiting for"));
        assertThat(browser.getCurrentUrl()).contains("account=acme", "order=oldest");
        assertThat(all(browser, "input[name=ids]")).isEmpty();
    }

    @Test
    @Order(4)
    void aSavedFilterIsOfItsReviewerAloneAndCanBeRemoved() {
        var browser = console.open("rita", "/console/queue?region=domestic&order=newest");
        find(browser, "#filter-name").sendKeys("Domestic <b>", Keys.ENTER);
        eventually(() -> assertThat(texts(browser, ".saved li a")).first(STRING).isEqualTo("Domestic <b>"));
        console.assertAccessible(browser);
        console.get(browser, "/console/queue");

        find(browser, ".saved li a").click();

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/queue?region=domestic&order=newest"));
        var other = console.open("ravi", "/console/queue");
        assertThat(all(other, ".saved")).isEmpty();
        find(browser, ".saved li button").click();
        eventually(() -> assertThat(all(browser, ".saved li")).isEmpty());
    }

    @Test
    @Order(5)
    void rowsAreReachedAndOpenedByKey() {
        var browser = console.open("rita", "/console/queue?order=oldest");

        type(browser, "j");
        type(browser, "j");
        assertThat(focus(browser)).isEqualTo("Row 2");
        type(browser, "k");
        assertThat(focus(browser)).isEqualTo("Row 1");
        type(browser, Keys.ENTER);

        eventually(() -> assertThat(texts(browser, "h1")).first(STRING).isEqualTo("Row 1"));
    }

    @Test
    @Order(6)
    void aLeadsSelectionSurvivesTheLiveSwapAndGetsAPriority() throws Exception {
        var browser = console.open("lena", "/console/queue?order=oldest");
        assertThat(find(browser, "button[value=prioritize]").isEnabled()).isFalse();
        type(browser, "j");
        type(browser, "x");
        type(browser, "j");
        type(browser, "x");
        assertThat(texts(browser, "#chosen")).first(STRING).isEqualTo("2 selected");
        console.cases.open("Row Late");
        eventually(
                () -> assertThat(texts(browser, "#count-waiting")).first(STRING).isEqualTo("53"));
        eventually(() -> assertThat(all(browser, "tr.chosen")).hasSize(2));
        assertThat(focus(browser)).isEqualTo("Row 2");

        find(browser, "button[value=prioritize]").click();

        eventually(() -> assertThat(main(browser)).contains("2 cases changed, 0 refused"));
        assertThat(browser.getCurrentUrl()).contains("/console/queue", "order=oldest");
        assertThat(texts(browser, ".rows .pill.warn")).contains("high");
    }

    @Test
    @Order(7)
    void aKeySelectsEveryRowOfThePage() {
        var browser = console.open("lena", "/console/lead");

        type(browser, "a");

        assertThat(texts(browser, "#chosen")).first(STRING).startsWith("5");
        assertThat(find(browser, "#all").isSelected()).isTrue();
        console.assertAccessible(browser);
        type(browser, "a");
        assertThat(all(browser, "tr.chosen")).isEmpty();
    }

    @Test
    @Order(8)
    void theStartPageShowsClaimsDraftsAndTheLimitOfClaims() {
        var browser = console.open("rita", "/console/work");
        for (int claim = 0; claim < 2; claim++) {
            find(browser, "button[data-key=next]").click();
            eventually(() -> assertThat(find(browser, "#decide").isDisplayed()).isTrue());
            type(browser, "m");
            type(browser, "unsent " + claim, Keys.ESCAPE);
            eventually(() -> assertThat(texts(browser, "#status")).first(STRING).isEqualTo("Draft saved"));
            console.get(browser, "/console/work");
        }
        assertThat(all(browser, "section:nth-of-type(1) tbody tr")).hasSize(2);
        assertThat(all(browser, "section:nth-of-type(2) tbody tr")).hasSize(2);
        assertThat(main(browser)).contains("lease ends", "kept until", "First in the queue");
        console.assertAccessible(browser);

        type(browser, "n");

        eventually(() -> assertThat(main(browser)).contains("You hold as many cases as allowed."));
        console.assertAccessible(browser);
    }

    @Test
    @Order(9)
    void refusalsHaveThePageOfTheConsole() {
        var browser = console.open("rita", "/console/lead");
        assertThat(main(browser)).contains("403", "This page is not for your role");
        assertThat(texts(browser, "header .who")).first(STRING).isEqualTo("rita");
        console.assertAccessible(browser);

        for (var path : List.of("/console/cases/999999", "/console/cases/x", "/console/nothing")) {
            console.get(browser, path);

            assertThat(main(browser)).as(path).contains("404", "Page not found");
        }
        console.assertAccessible(browser);
    }

    @Test
    @Order(9)
    void aPersonWithoutARoleSeesNoNavigation() {
        var browser = console.open("nora", "/console/queue");

        assertThat(main(browser)).contains("403");
        assertThat(all(browser, "header nav")).isEmpty();
        console.assertAccessible(browser);
    }

    @Test
    @Order(10)
    void changedKeysFollowThePersonToAnotherBrowser() {
        var browser = console.open("sena", "/console/queue?order=oldest");
        type(browser, "?");
        console.assertAccessible(browser);
        find(browser, "#help-keys [data-action=down]").click();
        type(browser, "k");
        assertThat(texts(browser, "#keys-said")).first(STRING).isEqualTo("That key is taken: Up");
        find(browser, "#help-keys [data-action=down]").click();
        type(browser, "w");
        eventually(() -> assertThat(texts(browser, "#status")).first(STRING).isEqualTo("Keys saved"));

        var other = console.open("sena", "/console/queue?order=oldest");
        type(other, "w");

        assertThat(focus(other)).isEqualTo("Row 1");
        type(other, "?");
        find(other, "#keys-reset").click();
        eventually(() -> assertThat(texts(other, "#status")).first(STRING).isEqualTo("Keys saved"));
        assertThat(texts(other, "#help-keys [data-action=down]")).first(STRING).isEqualTo("J");
    }

    @Test
    @Order(11)
    void switchedOffKeysFollowThePersonAndHideTheHints() {
        var browser = console.open("ravi", "/console/queue?order=oldest");
        type(browser, "?");
        find(browser, "#keys-on").click();
        eventually(() -> assertThat(texts(browser, "#status")).first(STRING).isEqualTo("Keys saved"));

        var other = console.open("ravi", "/console/queue?order=oldest");
        type(other, "j");

        assertThat(focus(other)).isNotEqualTo("Row 1");
        assertThat(all(other, "[data-key][aria-keyshortcuts]")).isEmpty();
    }
}
