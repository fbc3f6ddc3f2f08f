package io.countersign.review;

import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The console in a browser. Needs Debian's chromium and chromium-driver, and fails without them. */
class ConsolePageTest {

    @RegisterExtension
    static final ConsolePageFixture console =
            new ConsolePageFixture("countersign.review.claims=100", "countersign.review.reviewers=ravi");

    private static String status(ChromeDriver browser) {
        return find(browser, "#status").getText();
    }

    @Test
    void claimsTheNextCaseByKey() throws Exception {
        console.cases.open("Next One");
        var browser = console.open("rita", "/console/work");

        type(browser, "n");

        eventually(() -> assertThat(browser.getCurrentUrl()).contains("/console/cases/"));
        assertThat(find(browser, "#lease").getText()).contains("Lease 1");
        assertThat(find(browser, "header .claims").getText()).endsWith("of 100 open");
    }

    @Test
    void rejectsWithTwoReasonsByKeyboardAlone() throws Exception {
        var id = console.cases.open("Keyboard Only");
        var browser = console.claim("rita", id);

        type(browser, "1", "t");
        type(browser, "The stamp is cut off.", Keys.ESCAPE, "3");
        assertThat(find(browser, "#preview").getText()).contains("The stamp is cut off.");
        type(browser, "x");
        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        assertThat(console.cases.isOpen(id)).isTrue();
        type(browser, "n");

        eventually(() -> assertThat(console.cases.outcome(id))
                .contains("DOCUMENT_UNREADABLE", "SUBJECT_DIFFERS", "The stamp is cut off."));
    }

    /** The text belongs to the reason beside which it was typed, and so does the field; both survive a reload. */
    @Test
    void eachReasonHasAFieldAndATextOfItsOwn() throws Exception {
        var id = console.cases.open("Two Fields");
        var browser = console.claim("rita", id);
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
        eventually(() -> assertThat(console.cases.outcome(id)).contains("Another company."));
        assertThat(console.cases.reasons(id))
                .containsExactly("SUBJECT_DIFFERS null Another company.", "NAME_TOO_BROAD /name Say what you do.");
    }

    @Test
    void theAccountsOtherSignaturesAreListedWithTheirOutcomes() throws Exception {
        var other = console.cases.open("Sibling");
        var approving = console.claim("rita", other);
        type(approving, "a", "n");
        eventually(() -> assertThat(console.cases.outcome(other)).contains("decision.approved"));

        var browser = console.open("ravi", "/console/cases/" + console.cases.open("Beside"));

        var list = find(browser, ".facts .list").getText();
        assertThat(list).contains("Sibling", "Approved").doesNotContain("Beside");
        assertThat(browser.findElements(By.cssSelector(".facts .list li"))).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void thePreviewOfTwoReasonsNeedsNoScrolling() throws Exception {
        var browser = console.claim("rita", console.cases.open("Preview"));

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
        var browser = console.claim("rita", console.cases.open("Fold"));
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
        var browser = console.claim("rita", console.cases.open("Print Me"));

        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));

        assertThat(find(browser, "h1").isDisplayed()).isTrue();
        for (var control : List.of("header nav", ".tools", "#decide")) {
            assertThat(find(browser, control).isDisplayed()).as(control).isFalse();
        }
    }

    @Test
    void anUndoneVerdictReachesNoServer() throws Exception {
        var id = console.cases.open("Undo Me");
        var browser = console.claim("rita", id);

        type(browser, "a");
        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        type(browser, "u");

        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isFalse());
        assertThat(browser.switchTo().activeElement().getDomAttribute("data-key"))
                .isEqualTo("approve");
        assertThat(console.cases.isOpen(id)).isTrue();
    }

    @Test
    void aVerdictIsSentByItselfAfterTheDelay() throws Exception {
        var id = console.cases.open("Approve Me");
        var browser = console.claim("rita", id);

        type(browser, "a");

        eventually(() -> assertThat(console.cases.outcome(id)).contains("decision.approved"));
    }

    @Test
    void leavingThePageSendsTheVerdict() throws Exception {
        var id = console.cases.open("Leave Me");
        var browser = console.claim("rita", id);

        type(browser, "a");
        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        console.get(browser, "/console/queue");

        eventually(() -> assertThat(console.cases.outcome(id)).contains("decision.approved"));
    }

    @Test
    void aRejectionWithoutReasonIsReported() throws Exception {
        var browser = console.claim("rita", console.cases.open("No Reason"));

        type(browser, "x");

        eventually(() -> assertThat(status(browser)).isEqualTo("Choose at least one reason"));
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("reason-search");
    }

    @Test
    void keysDoNothingWhileTypingOrWithAModifier() throws Exception {
        var browser = console.claim("rita", console.cases.open("Modifiers"));

        type(browser, Keys.chord(Keys.CONTROL, "a"));
        type(browser, "m");
        type(browser, "approve axx");

        assertThat(find(browser, "#note").getDomProperty("value")).isEqualTo("approve axx");
        assertThat(find(browser, "#undo").isDisplayed()).isFalse();
    }

    @Test
    void keysCanBeSwitchedOff() throws Exception {
        var browser = console.claim("sena", console.cases.open("Keys Off"));

        type(browser, "?");
        find(browser, "#keys-on").click();
        eventually(() -> assertThat(status(browser)).isEqualTo("Keys saved"));
        find(browser, "#help form .primary").click();
        type(browser, "a");

        assertThat(find(browser, "#undo").isDisplayed()).isFalse();
        assertThat(browser.findElements(By.cssSelector("[data-key][aria-keyshortcuts]")))
                .isEmpty();
    }

    @Test
    void textSurvivesAReloadAndIsShownToNoOtherReviewer() throws Exception {
        var id = console.cases.open("Draft");
        var browser = console.claim("rita", id);
        type(browser, "2", "m");
        type(browser, "ask the owner");
        eventually(() -> assertThat(status(browser)).isEqualTo("Draft saved"));

        browser.navigate().refresh();

        eventually(
                () -> assertThat(find(browser, "#note").getDomProperty("value")).isEqualTo("ask the owner"));
        assertThat(find(browser, "#reason-NAME_NOT_ON_DOCUMENT").getDomAttribute("aria-selected"))
                .isEqualTo("true");
        var other = console.open("ravi", "/console/cases/" + id);
        assertThat(Objects.toString(other.getPageSource())).doesNotContain("ask the owner");
    }

    @Test
    void theSlowerOfTwoReviewersSeesWhatHappenedAndKeepsTheText() throws Exception {
        var id = console.cases.open("Two Reviewers");
        var slow = console.claim("rita", id);
        type(slow, "1", "m");
        type(slow, "my findings", Keys.ESCAPE);
        eventually(() -> assertThat(status(slow)).isEqualTo("Draft saved"));
        console.cases.takeLeaseBack(id);
        var fast = console.claim("ravi", id);
        type(fast, "a", "n");
        eventually(() -> assertThat(console.cases.outcome(id)).contains("decision.approved"));

        type(slow, "x", "n");

        eventually(() -> assertThat(find(slow, ".verdict").getText()).contains("Approved", "ravi", "my findings"));
    }

    @Test
    void holdsACaseAndResumesIt() throws Exception {
        var id = console.cases.open("Hold Me");
        var browser = console.claim("rita", id);

        type(browser, "h");
        type(browser, "waiting for the registry", Keys.ENTER);

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/work"));
        console.get(browser, "/console/cases/" + id);
        find(browser, "button[data-key=claim]").click();
        eventually(() -> assertThat(find(browser, "#decide").isDisplayed()).isTrue());
    }

    @Test
    void asksTheApplicant() throws Exception {
        var id = console.cases.open("Ask Me");
        var browser = console.claim("rita", id);

        type(browser, "q");
        type(browser, "Which trademark is this?", Keys.ENTER);

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/work"));
        console.get(browser, "/console/cases/" + id);
        assertThat(find(browser, "main").getText())
                .contains("Which trademark is this?", "waits for the answer until", "Waits for the applicant");
        assertThat(browser.findElements(By.cssSelector("button[data-key=claim]")))
                .isEmpty();
    }

    @Test
    void theQueueShowsANewCaseWithoutAReloadAndKeepsTheFocus() throws Exception {
        var first = console.cases.open("Already There");
        var browser = console.open("otto", "/console/queue");
        ((JavascriptExecutor) browser).executeScript("document.querySelector('#case-" + first + " a').focus()");

        var id = console.cases.open("Just Arrived");

        eventually(() -> assertThat(find(browser, "#case-" + id).getText()).contains("Just Arrived"));
        assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Already There");
    }

    @Test
    void aLeadReassignsACaseAndSetsItsPriority() throws Exception {
        var id = console.cases.open("Reassign Me");
        var browser = console.open("lena", "/console/lead");

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
        var id = console.cases.open("Retire Me");
        var browser = console.claim("lena", id);
        type(browser, "a", "n");
        eventually(() -> assertThat(console.cases.outcome(id)).contains("decision.approved"));
        console.get(browser, "/console/cases/" + id);

        find(browser, "details.retire summary").click();
        find(browser, "details.retire button").click();

        eventually(() -> assertThat(find(browser, ".verdict").getText()).contains("Deleted or revoked"));
    }

    @Test
    void aCertificateZoomsByKey() throws Exception {
        var browser = console.claim("rita", console.cases.open("Zoom Me"));

        type(browser, "z");

        assertThat(find(browser, "#stage").getDomAttribute("class")).contains("zoomed");
        assertThat(find(browser, "button[data-key=zoom]").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void scriptInANameARemarkOrANoteIsInert() throws Exception {
        var script = "<img src=x onerror=alert(1)><script>alert(1)</script>";
        var id = console.cases.openWithTexts(script.substring(0, 28), script);
        var browser = console.claim("rita", id);
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
        var id = console.cases.open("Accessible");
        var browser = console.claim("lena", id);
        for (var path : List.of(
                "/console/cases/" + id, "/console/work", "/console/queue", "/console/lead", "/console/settings")) {
            console.get(browser, path);

            console.assertAccessible(browser);
        }
    }

    /** At 200 %, a window of 1440 px has 720 px. */
    @Test
    void aCaseIsDecidedAtTwoHundredPercent() throws Exception {
        var browser = console.claim("lena", console.cases.open("Enlarged"));
        console.windows.resize(browser, 720, 450);

        find(browser, "button[data-key=approve]").click();

        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        type(browser, "u");
    }

    @Test
    void textSurvivesALogoutAndIsNotReadableByTheNextPersonAtTheBrowser() throws Exception {
        var id = console.cases.open("Log Out");
        var browser = console.claim("rita", id);
        type(browser, "m");
        type(browser, "between you and me", Keys.ESCAPE);
        eventually(() -> assertThat(status(browser)).isEqualTo("Draft saved"));
        signOut(browser);

        console.logIn(browser, "ravi", "/console/cases/" + id);
        assertThat(Objects.toString(browser.getPageSource()))
                .contains("Log Out")
                .doesNotContain("between you and me");
        browser.navigate().back();
        browser.navigate().back();
        assertThat(Objects.toString(browser.getPageSource())).doesNotContain("between you and me");
        console.get(browser, "/console/work");
        signOut(browser);
        console.logIn(browser, "rita", "/console/cases/" + id);

        eventually(
                () -> assertThat(find(browser, "#note").getDomProperty("value")).isEqualTo("between you and me"));
    }

    private static void signOut(ChromeDriver browser) {
        find(browser, "form[action='/console/logout'] button").click();
        eventually(() -> assertThat(browser.getCurrentUrl()).contains("/console/signed-out"));
    }

    @Test
    void textAndVerdictSurviveANetworkFailure() throws Exception {
        var id = console.cases.open("Offline");
        var browser = console.claim("rita", id);
        console.windows.setOffline(browser, true);
        type(browser, "m");
        type(browser, "typed offline", Keys.ESCAPE);
        eventually(() -> assertThat(status(browser)).isEqualTo("Draft not saved; trying again"));
        console.windows.setOffline(browser, false);
        eventually(() -> assertThat(status(browser)).isEqualTo("Draft saved"));

        console.windows.setOffline(browser, true);
        type(browser, "a");
        eventually(() -> assertThat(status(browser)).startsWith("Not sent: no connection."));
        assertThat(console.cases.isOpen(id)).isTrue();
        console.windows.setOffline(browser, false);

        eventually(() -> assertThat(console.cases.outcome(id)).contains("decision.approved"));
    }

    @Test
    void theWorkPageNeedsNoScrollingAtItsSize() throws Exception {
        var browser = console.claim("rita", console.cases.open("Fits"));
        console.windows.resize(browser, 1440, 900);

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
