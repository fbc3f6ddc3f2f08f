package io.countersign.review;

import static io.countersign.review.ConsolePageFixture.all;
import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.number;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.chrome.ChromeDriver;

/** What the work page says of a case, its account, the queue and the lease, in a browser. */
class ConsoleFactsPageTest {

    private static final String BEFORE =
            "The name is the short form of the company, registered in Shenzhen. ".repeat(6);
    private static final String AFTER = BEFORE.replace("Shenzhen", "Guangzhou") + "See the licence.";

    @RegisterExtension
    static final ConsolePageFixture console = new ConsolePageFixture("countersign.review.claims=100");

    private static long hidden(ChromeDriver browser) {
        return number(browser, "#facts", "scrollHeight") - number(browser, "#facts", "clientHeight");
    }

    @Test
    void aLongChangeNeedsNoScrollingAndIsShownAsAWholeByKey() throws Exception {
        for (int sibling = 1; sibling <= 3; sibling++) {
            console.cases.open("Sibling " + sibling);
        }
        var browser = console.claim("rita", console.cases.openChanged("Long Change", BEFORE, AFTER));
        console.windows.resize(browser, 1440, 900);

        eventually(() -> assertThat(hidden(browser)).isZero());

        assertThat(find(browser, "#facts").getText()).contains("…", "Guangzhou").doesNotContain(AFTER.trim());
        assertThat(wholeValueWithout(browser, "del")).isEqualTo(AFTER);
        assertThat(wholeValueWithout(browser, "ins")).isEqualTo(BEFORE);
        console.assertAccessible(browser);
        type(browser, "d");
        eventually(() -> assertThat(hidden(browser)).isPositive());
        assertThat(find(browser, "#facts .fields .whole").getText())
                .contains("Shenzhen", "Guangzhou", "See the licence.")
                .doesNotContain("…");
        assertThat(number(browser, "#facts .fields .whole", "offsetHeight")).isGreaterThan(100);
        assertThat(find(browser, "#facts .fields .part").isDisplayed()).isFalse();
        assertThat(find(browser, "[data-key=everything]").getDomAttribute("aria-expanded"))
                .isEqualTo("true");
        console.assertAccessible(browser);
        type(browser, "d");
        eventually(() -> assertThat(hidden(browser)).isZero());
    }

    /** The whole text of the first long change, without what was removed or without what was added. */
    private static String wholeValueWithout(ChromeDriver browser, String tag) {
        return String.valueOf(browser.executeScript("""
                const value = document.querySelector('#facts .fields .whole').cloneNode(true);
                value.querySelectorAll(arguments[0] + ', .hide').forEach(one => one.remove());
                return value.textContent""", tag));
    }

    @Test
    void aChangeIsShownByWordAndInChineseByCharacter() throws Exception {
        var id = console.cases.openChanged("Words", "深圳市晨光科技, sold in Shenzhen", "深圳市星光科技, sold in Guangzhou");

        var browser = console.open("rita", "/console/cases/" + id);

        var remark = ".fields > div:has(del) .value";
        assertThat(texts(browser, remark + " del > :last-child")).startsWith("晨", "Shenzhen");
        assertThat(texts(browser, remark + " ins > :last-child")).startsWith("星", "Guangzhou");
        assertThat(texts(browser, remark + " del > .hide")).containsOnly("removed: ");
        assertThat(texts(browser, remark + " ins > .hide")).containsOnly("added: ");
        console.assertAccessible(browser);
    }

    @Test
    void scriptInAChangedValueIsInert() throws Exception {
        var id = console.cases.openChanged(
                "Inert", "<script>alert(1)</script> old", "<img src=x onerror=alert(1)> new <b>bold</b>");

        var browser = console.open("rita", "/console/cases/" + id);

        assertThat(String.join("", texts(browser, "#facts .value del > :last-child")))
                .contains("script");
        assertThat(String.join("", texts(browser, "#facts .value ins > :last-child")))
                .contains("img src=x onerror");
        assertThat(all(browser, "#facts .value script, #facts .value img, #facts .value b"))
                .isEmpty();
    }

    private static List<String> texts(ChromeDriver browser, String selector) {
        return all(browser, selector).stream()
                .map(one -> String.valueOf(one.getDomProperty("textContent")))
                .toList();
    }

    @Test
    void aCaseThatFitsHasNothingToShow() throws Exception {
        var browser = console.claim("rita", console.cases.open("Short"));
        console.windows.resize(browser, 1440, 900);

        assertThat(hidden(browser)).isZero();
        assertThat(find(browser, "[data-key=everything]").isDisplayed()).isFalse();
    }

    @Test
    void theSlotsOfTheAccountAreThoseOfTheAdmission() throws Exception {
        var browser = console.open("rita", "/console/cases/" + console.cases.openWithTexts("Slots", "text"));

        assertThat(find(browser, "#facts .slots").getText()).isEqualTo("12 of 50 used at admission");
    }

    @Test
    void theNavigationSaysHowManyCasesWait() throws Exception {
        console.cases.open("One More");

        var browser = console.open("rita", "/console/queue");

        eventually(() -> {
            assertThat(number(browser, "#queued", "textContent")).isPositive();
            assertThat(find(browser, "#queued").getText())
                    .isEqualTo(find(browser, "#count-waiting").getText());
        });
        console.get(browser, "/console/search");
        assertThat(number(browser, "#queued", "textContent")).isPositive();
    }

    @Test
    void theHeaderLineSaysWhenTheCaseIsDue() throws Exception {
        var id = console.cases.open("Due Soon");
        setDue(id, Instant.now().plus(Duration.ofHours(27)).plusSeconds(1830));

        var browser = console.claim("lena", id);

        assertThat(find(browser, "header #deadline").getText())
                .matches("Due \\d+ \\w+, \\d\\d:\\d\\d · in 27 h (29|30) min");
        assertThat(find(browser, "#deadline time").getDomAttribute("datetime")).isNotBlank();
        console.assertAccessible(browser);
    }

    @Test
    void anOverdueCaseIsMarkedByWordsInBothLanguages() throws Exception {
        var id = console.cases.open("Overdue Case");
        setDue(id, Instant.now().minus(Duration.ofMinutes(12)));

        var english = console.open("ravi", "/console/cases/" + id);
        var chinese = console.windows.open("zh");
        console.logIn(chinese, "rita", "/console/cases/" + id);

        assertThat(find(english, "header #deadline").getText())
                .matches("Due (\\d+ \\w+, )?\\d\\d:\\d\\d · 1[23] min overdue");
        assertThat(find(english, "#deadline").getDomAttribute("class")).contains("bad");
        assertThat(find(chinese, "header #deadline").getText())
                .matches("截止 (\\d+月\\d+日 )?\\d\\d:\\d\\d · 已超时 1[23] 分钟");
        console.assertAccessible(english);
    }

    @Test
    void theRemainingTimeGoesOnWhileThePageIsOpen() throws Exception {
        var id = console.cases.open("Due Now");
        setDue(id, Instant.now().plus(Duration.ofSeconds(3)));
        var browser = console.open("rita", "/console/cases/" + id);

        eventually(() -> assertThat(find(browser, "#deadline-left").getText()).isEqualTo("0 min overdue"));

        assertThat(find(browser, "#deadline").getDomAttribute("class")).contains("bad");
    }

    @Test
    void thePageSaysTheRemainingTimeInTheWordsOfTheServer() throws Exception {
        var id = console.cases.open("Due Later");
        setDue(id, Instant.now().plus(Duration.ofDays(1)));
        var english = console.open("rita", "/console/cases/" + id);
        var chinese = console.windows.open("zh");
        console.logIn(chinese, "lena", "/console/cases/" + id);

        for (var minutes : List.of(0, 1, 29, 59, 60, 61, 90, 2_879, 2_880, 14_400)) {
            // half a minute more, so that the time between both computations changes no word
            for (var left : List.of(Duration.ofSeconds(60L * minutes + 30), Duration.ofSeconds(-60L * minutes - 30))) {
                assertThat(remaining(english, left)).as("%s", left).isEqualTo(remaining(Locale.ENGLISH, left));
                assertThat(remaining(chinese, left)).as("%s", left).isEqualTo(remaining(Locale.CHINESE, left));
            }
        }
    }

    private static String remaining(ChromeDriver browser, Duration left) {
        return String.valueOf(browser.executeScript("""
                document.querySelector('#deadline').dataset.due = Date.now() + arguments[0];
                document.dispatchEvent(new Event('visibilitychange'));
                return document.querySelector('#deadline-left').textContent;
                """, left.toMillis()));
    }

    private static String remaining(Locale locale, Duration left) {
        var now = Instant.now();
        return new ConsoleTime(console.service.getBean(ConsoleMessages.class), locale, now).due(now.plus(left));
    }

    private static void setDue(String id, Instant due) {
        console.service
                .getBean(MongoDatabase.class)
                .getCollection("cases")
                .updateOne(
                        new Document("_id", id), new Document("$set", new Document("revisions.1.due", Date.from(due))));
    }

    /** A fifth of the default lease of 15 minutes is left. */
    @Test
    void theLeaseShowsItsTrueShareAfterAReload() throws Exception {
        var id = console.cases.open("Reload Me");
        var browser = console.claim("rita", id);
        assertThat(number(browser, "#lease-bar", "value")).isGreaterThan(90);
        var end = Date.from(Instant.now().plus(Duration.ofMinutes(3)));
        console.service
                .getBean(MongoDatabase.class)
                .getCollection("cases")
                .updateOne(new Document("_id", id), new Document("$set", new Document("revisions.1.lease.until", end)));

        browser.navigate().refresh();

        eventually(() -> assertThat(find(browser, "#lease").isDisplayed()).isTrue());
        assertThat(number(browser, "#lease-bar", "value")).isBetween(10L, 25L);
        assertThat(List.of("Lease 2:5", "Lease 3:0"))
                .anyMatch(text -> find(browser, "#lease").getText().startsWith(text));
    }
}
