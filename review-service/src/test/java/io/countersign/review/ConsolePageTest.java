package io.countersign.review;

import static io.countersign.review.ConsoleInstallation.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.countersign.platform.testing.TestTimeouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.springframework.context.ConfigurableApplicationContext;

/** The console in a browser. Needs Debian's chromium and chromium-driver, and fails without them. */
class ConsolePageTest {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @SuppressWarnings("NullAway.Init")
    private static ConsoleInstallation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @SuppressWarnings("NullAway.Init")
    private static ConsoleCases cases;

    private final ConsoleWindows windows = new ConsoleWindows();

    @BeforeAll
    static void start() {
        installation = new ConsoleInstallation(1);
        service = installation.start("countersign.review.claims=100", "countersign.review.reviewers=ravi");
        cases = new ConsoleCases(installation, service);
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    @AfterEach
    void closeWindows() {
        windows.close();
    }

    private ChromeDriver open(String user, String path) {
        var browser = windows.open();
        browser.get(url(service) + path);
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password")).sendKeys(ConsoleInstallation.PASSWORD);
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(browser.getCurrentUrl()).contains("/console"));
        return browser;
    }

    private static void type(ChromeDriver browser, CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    private static WebElement find(ChromeDriver browser, String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(TestTimeouts.LIMIT).ignoreExceptions().untilAsserted(assertion);
    }

    private static String status(ChromeDriver browser) {
        return find(browser, "#status").getText();
    }

    private ChromeDriver claim(String user, String id) {
        var browser = open(user, "/console/cases/" + id);
        find(browser, "button[data-key=claim]").click();
        eventually(() -> assertThat(find(browser, "#decide").isDisplayed()).isTrue());
        return browser;
    }

    @Test
    void claimsTheNextCaseByKey() throws Exception {
        cases.open("Next One");
        var browser = open("rita", "/console/work");

        type(browser, "n");

        eventually(() -> assertThat(browser.getCurrentUrl()).contains("/console/cases/"));
        assertThat(find(browser, "#lease").getText()).contains("Lease 1");
    }

    @Test
    void rejectsWithTwoReasonsByKeyboardAlone() throws Exception {
        var id = cases.open("Keyboard Only");
        var browser = claim("rita", id);

        type(browser, "1", "t");
        type(browser, "The stamp is cut off.", Keys.ESCAPE, "3");
        assertThat(find(browser, "#preview").getText()).contains("The stamp is cut off.");
        type(browser, "x");
        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        assertThat(cases.isOpen(id)).isTrue();
        type(browser, "n");

        eventually(() -> assertThat(cases.outcome(id))
                .contains("DOCUMENT_UNREADABLE", "SUBJECT_DIFFERS", "The stamp is cut off."));
    }

    /** The text belongs to the reason beside which it was typed, and so does the field; both survive a reload. */
    @Test
    void eachReasonHasAFieldAndATextOfItsOwn() throws Exception {
        var id = cases.open("Two Fields");
        var browser = claim("rita", id);
        type(browser, "3", "t");
        type(browser, "Another company.", Keys.ESCAPE, "6", "t");
        type(browser, "Say what you do.", Keys.ESCAPE);
        new Select(find(browser, "fieldset[data-code=NAME_TOO_BROAD] select")).selectByValue("/name");
        eventually(() -> assertThat(status(browser)).isEqualTo("Draft saved"));

        browser.navigate().refresh();

        eventually(() -> assertThat(find(browser, "fieldset[data-code=NAME_TOO_BROAD] select")
                        .getDomProperty("value"))
                .isEqualTo("/name"));
        find(browser, "button[data-key=reject]").click();
        type(browser, "n");
        eventually(() -> assertThat(cases.outcome(id)).contains("Another company."));
        assertThat(cases.reasons(id))
                .containsExactly("SUBJECT_DIFFERS null Another company.", "NAME_TOO_BROAD /name Say what you do.");
    }

    @Test
    void theAccountsOtherSignaturesAreListedWithTheirOutcomes() throws Exception {
        var other = cases.open("Sibling");
        var approving = claim("rita", other);
        type(approving, "a", "n");
        eventually(() -> assertThat(cases.outcome(other)).contains("decision.approved"));

        var browser = open("ravi", "/console/cases/" + cases.open("Beside"));

        var list = find(browser, ".facts .list").getText();
        assertThat(list).contains("Sibling", "Approved").doesNotContain("Beside");
        assertThat(browser.findElements(By.cssSelector(".facts .list li"))).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void thePreviewOfTwoReasonsNeedsNoScrolling() throws Exception {
        var browser = claim("rita", cases.open("Preview"));

        type(browser, "1", "t");
        type(browser, "The stamp is cut off at the lower edge.", Keys.ESCAPE, "5");

        for (var part : List.of("#preview", "#chosen-reasons")) {
            var hidden = ((JavascriptExecutor) browser)
                    .executeScript(
                            "const e = document.querySelector('" + part + "'); return e.scrollHeight - e.clientHeight");
            assertThat(hidden).as(part).isEqualTo(0L);
        }
        assertThat(find(browser, "#reasons").getRect().getHeight()).isGreaterThan(80);
    }

    @Test
    void columnsFoldAwayAndStayFolded() throws Exception {
        var browser = claim("rita", cases.open("Fold"));
        var before = find(browser, "#stage").getRect().getWidth();

        type(browser, "[");

        assertThat(find(browser, "#stage").getRect().getWidth()).isGreaterThan(before + 250);
        browser.navigate().refresh();
        assertThat(find(browser, "button[data-key=fold-facts]").getDomAttribute("aria-pressed"))
                .isEqualTo("false");
        type(browser, "[");
        assertThat(find(browser, ".facts h1").isDisplayed()).isTrue();
    }

    @Test
    void aPrintedCaseHasItsCertificatesAndNoControls() throws Exception {
        var browser = claim("rita", cases.open("Print Me"));

        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));

        assertThat(find(browser, "h1").isDisplayed()).isTrue();
        for (var control : List.of("header nav", ".tools", "#decide")) {
            assertThat(find(browser, control).isDisplayed()).as(control).isFalse();
        }
    }

    @Test
    void anUndoneVerdictReachesNoServer() throws Exception {
        var id = cases.open("Undo Me");
        var browser = claim("rita", id);

        type(browser, "a");
        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        type(browser, "u");

        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isFalse());
        assertThat(browser.switchTo().activeElement().getDomAttribute("data-key"))
                .isEqualTo("approve");
        assertThat(cases.isOpen(id)).isTrue();
    }

    @Test
    void aVerdictIsSentByItselfAfterTheDelay() throws Exception {
        var id = cases.open("Approve Me");
        var browser = claim("rita", id);

        type(browser, "a");

        eventually(() -> assertThat(cases.outcome(id)).contains("decision.approved"));
    }

    @Test
    void leavingThePageSendsTheVerdict() throws Exception {
        var id = cases.open("Leave Me");
        var browser = claim("rita", id);

        type(browser, "a");
        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        browser.get(url(service) + "/console/queue");

        eventually(() -> assertThat(cases.outcome(id)).contains("decision.approved"));
    }

    @Test
    void aRejectionWithoutReasonSaysSo() throws Exception {
        var browser = claim("rita", cases.open("No Reason"));

        type(browser, "x");

        eventually(() -> assertThat(status(browser)).isEqualTo("Choose at least one reason"));
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("reason-search");
    }

    @Test
    void keysDoNothingWhileTypingOrWithAModifier() throws Exception {
        var browser = claim("rita", cases.open("Modifiers"));

        type(browser, Keys.chord(Keys.CONTROL, "a"));
        type(browser, "m");
        type(browser, "approve axx");

        assertThat(find(browser, "#note").getDomProperty("value")).isEqualTo("approve axx");
        assertThat(find(browser, "#undo").isDisplayed()).isFalse();
    }

    @Test
    void keysCanBeSwitchedOff() throws Exception {
        var browser = claim("sena", cases.open("Keys Off"));

        type(browser, "?");
        find(browser, "#keys-on").click();
        eventually(() -> assertThat(status(browser)).isEqualTo("Keys saved"));
        find(browser, "#help form .primary").click();
        type(browser, "a");

        assertThat(find(browser, "#undo").isDisplayed()).isFalse();
        assertThat(browser.findElements(By.cssSelector("[aria-keyshortcuts]"))).isEmpty();
    }

    @Test
    void textSurvivesAReloadAndIsShownToNoOtherReviewer() throws Exception {
        var id = cases.open("Draft");
        var browser = claim("rita", id);
        type(browser, "2", "m");
        type(browser, "ask the owner");
        eventually(() -> assertThat(status(browser)).isEqualTo("Draft saved"));

        browser.navigate().refresh();

        eventually(
                () -> assertThat(find(browser, "#note").getDomProperty("value")).isEqualTo("ask the owner"));
        assertThat(find(browser, "#reason-NAME_NOT_ON_DOCUMENT").getDomAttribute("aria-selected"))
                .isEqualTo("true");
        var other = open("ravi", "/console/cases/" + id);
        assertThat(Objects.toString(other.getPageSource())).doesNotContain("ask the owner");
    }

    @Test
    void theSlowerOfTwoReviewersSeesWhatHappenedAndKeepsTheText() throws Exception {
        var id = cases.open("Two Reviewers");
        var slow = claim("rita", id);
        type(slow, "1", "m");
        type(slow, "my findings", Keys.ESCAPE);
        eventually(() -> assertThat(status(slow)).isEqualTo("Draft saved"));
        cases.takeLeaseBack(id);
        var fast = claim("ravi", id);
        type(fast, "a", "n");
        eventually(() -> assertThat(cases.outcome(id)).contains("decision.approved"));

        type(slow, "x", "n");

        eventually(() -> assertThat(find(slow, ".verdict").getText()).contains("Approved", "ravi", "my findings"));
    }

    @Test
    void holdsACaseAndResumesIt() throws Exception {
        var id = cases.open("Hold Me");
        var browser = claim("rita", id);

        type(browser, "h");
        type(browser, "waiting for the registry", Keys.ENTER);

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/work"));
        browser.get(url(service) + "/console/cases/" + id);
        find(browser, "button[data-key=claim]").click();
        eventually(() -> assertThat(find(browser, "#decide").isDisplayed()).isTrue());
    }

    @Test
    void asksTheApplicant() throws Exception {
        var id = cases.open("Ask Me");
        var browser = claim("rita", id);

        type(browser, "q");
        type(browser, "Which trademark is this?", Keys.ENTER);

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/work"));
        browser.get(url(service) + "/console/cases/" + id);
        assertThat(find(browser, "main").getText())
                .contains("Which trademark is this?", "waits for the answer until", "Waits for the applicant");
        assertThat(browser.findElements(By.cssSelector("button[data-key=claim]")))
                .isEmpty();
    }

    @Test
    void theQueueShowsANewCaseWithoutAReloadAndKeepsTheFocus() throws Exception {
        var first = cases.open("Already There");
        var browser = open("otto", "/console/queue");
        ((JavascriptExecutor) browser).executeScript("document.querySelector('#case-" + first + " a').focus()");

        var id = cases.open("Just Arrived");

        eventually(() -> assertThat(find(browser, "#case-" + id).getText()).contains("Just Arrived"));
        assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Already There");
    }

    @Test
    void aLeadReassignsACaseAndSetsItsPriority() throws Exception {
        var id = cases.open("Reassign Me");
        var browser = open("lena", "/console/lead");

        find(browser, "input[value='" + id + "']").click();
        find(browser, "input[name=to]").sendKeys("ravi");
        find(browser, "button[value=reassign]").click();

        eventually(() -> assertThat(find(browser, "main").getText()).contains("1 cases changed", "offered to ravi"));
        find(browser, "input[value='" + id + "']").click();
        find(browser, "button[value=prioritize]").click();
        eventually(() -> assertThat(browser.findElement(By.xpath("//tr[.//input[@value='" + id + "']]"))
                        .getText())
                .contains("high"));
    }

    @Test
    void aLeadTakesAnApprovalBack() throws Exception {
        var id = cases.open("Retire Me");
        var browser = claim("lena", id);
        type(browser, "a", "n");
        eventually(() -> assertThat(cases.outcome(id)).contains("decision.approved"));
        browser.get(url(service) + "/console/cases/" + id);

        find(browser, "details.retire summary").click();
        find(browser, "details.retire button").click();

        eventually(() -> assertThat(find(browser, ".verdict").getText()).contains("Deleted or revoked"));
    }

    @Test
    void aCertificateZoomsByKey() throws Exception {
        var browser = claim("rita", cases.open("Zoom Me"));

        type(browser, "z");

        assertThat(find(browser, "#stage").getDomAttribute("class")).contains("zoomed");
        assertThat(find(browser, "button[data-key=zoom]").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void scriptInANameARemarkOrANoteIsInert() throws Exception {
        var script = "<img src=x onerror=alert(1)><script>alert(1)</script>";
        var id = cases.openWithTexts(script.substring(0, 28), script);
        var browser = claim("rita", id);
        type(browser, "m");
        type(browser, script, Keys.ESCAPE);
        eventually(() -> assertThat(status(browser)).isEqualTo("Draft saved"));

        browser.navigate().refresh();

        eventually(
                () -> assertThat(find(browser, "#note").getDomProperty("value")).isEqualTo(script));
        assertThat(find(browser, "h1").getText()).contains("<img src=x");
        assertThat(find(browser, ".fields").getText()).contains(script);
        assertThat(browser.findElements(By.cssSelector("img[src=x]"))).isEmpty();
    }

    @Test
    void noPageViolatesWcagInEitherTheme() throws Exception {
        var id = cases.open("Accessible");
        var browser = claim("lena", id);
        for (var theme : List.of("light", "dark")) {
            for (var path : List.of(
                    "/console/cases/" + id, "/console/work", "/console/queue", "/console/lead", "/console/settings")) {
                browser.get(url(service) + path);
                ((JavascriptExecutor) browser)
                        .executeScript("document.documentElement.dataset.theme = '" + theme + "'");

                var violations =
                        new AxeBuilder().withTags(WCAG).analyze(browser).getViolations();

                assertThat(violations.stream()
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().getFirst().getHtml() + " "
                                        + rule.getNodes().getFirst().getFailureSummary()))
                        .as(theme + " " + path)
                        .isEmpty();
            }
        }
    }

    /** At 200 %, a window of 1440 px has 720 px: nothing is cut off to the side, and the page scrolls. */
    @Test
    void everyPageWorksAtTwoHundredPercent() throws Exception {
        var id = cases.open("Enlarged");
        var browser = claim("lena", id);
        for (var path : List.of(
                "/console/cases/" + id, "/console/work", "/console/queue", "/console/lead", "/console/settings")) {
            windows.resize(browser, 720, 450);
            browser.get(url(service) + path);

            var overflow = ((JavascriptExecutor) browser)
                    .executeScript(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");

            assertThat(overflow).as(path).isEqualTo(0L);
        }
        browser.get(url(service) + "/console/cases/" + id);
        find(browser, "button[data-key=approve]").click();
        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        type(browser, "u");
    }

    @Test
    void theWorkPageNeedsNoScrollingAtItsSize() throws Exception {
        var browser = claim("rita", cases.open("Fits"));
        windows.resize(browser, 1440, 900);

        var overflow = ((JavascriptExecutor) browser)
                .executeScript("return document.documentElement.scrollHeight - window.innerHeight");

        assertThat(overflow).isEqualTo(0L);
        assertThat(find(browser, "button[data-key=approve]").getRect().getY()).isLessThan(860);
    }

    @Test
    void theBrowsersAreInstalled() {
        assertThat(List.of(ConsoleWindows.CHROMIUM, ConsoleWindows.DRIVER))
                .allMatch(program -> Files.isExecutable(Path.of(program)));
    }
}
