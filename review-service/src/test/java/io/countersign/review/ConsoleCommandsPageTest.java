package io.countersign.review;

import static io.countersign.review.ConsolePageFixture.all;
import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.focus;
import static io.countersign.review.ConsolePageFixture.main;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The list of commands, reasons for fields, and the focus, in a browser. */
class ConsoleCommandsPageTest {

    private static final String CERTIFICATE = "c".repeat(64);

    @RegisterExtension
    static final ConsolePageFixture console = new ConsolePageFixture("countersign.review.claims=100");

    private static void openCommands(ChromeDriver browser) {
        type(browser, Keys.chord(Keys.CONTROL, "k"));
        eventually(() -> assertThat(find(browser, "#palette").isDisplayed()).isTrue());
    }

    private static List<String> commands(ChromeDriver browser) {
        return all(browser, "#palette li").stream()
                .map(row -> row.getText().replaceAll("\\s+", " "))
                .toList();
    }

    private static String focused(ChromeDriver browser, String attribute) {
        return String.valueOf(browser.switchTo().activeElement().getDomAttribute(attribute));
    }

    @Test
    void commandsAreTheActionsOfThePageWithTheirKeysAndThePages() throws Exception {
        var browser = console.claim("lena", console.cases.open("Commands"));

        openCommands(browser);

        assertThat(commands(browser))
                .contains("Action Approve A", "Action Reject X", "Action Zoom Z", "Action Note M", "Page Queue")
                .doesNotContain("Action Undo U")
                .doesNotHaveDuplicates();
        console.assertAccessible(browser);
        type(browser, "queue", Keys.ENTER);
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/queue"));
    }

    @Test
    void commandsOpenWhileTypingAndGiveTheFocusBack() throws Exception {
        var browser = console.claim("rita", console.cases.open("While Typing"));
        type(browser, "m");
        type(browser, "half a sen");

        openCommands(browser);
        type(browser, Keys.ESCAPE);

        eventually(() -> assertThat(focused(browser, "id")).isEqualTo("note"));
        openCommands(browser);
        type(browser, "expired", Keys.ENTER);
        assertThat(find(browser, "#reason-DOCUMENT_EXPIRED").getDomAttribute("aria-selected"))
                .isEqualTo("true");
        openCommands(browser);
        type(browser, "appr", Keys.ENTER);
        eventually(() -> assertThat(find(browser, "#undo").isDisplayed()).isTrue());
        type(browser, "u");
    }

    @Test
    void anIdOpensItsCaseANameIsSearchedAndARowIsSelected() throws Exception {
        var id = console.cases.open("Open By Id");
        var browser = console.open("lena", "/console/queue");
        type(browser, "j");
        var row = focus(browser);

        openCommands(browser);
        type(browser, "select", Keys.ENTER);
        assertThat(find(browser, "tr.chosen").getText()).contains(row);
        openCommands(browser);
        type(browser, "open by");
        assertThat(commands(browser)).containsExactly("Page Search for “open by”");
        type(browser, Keys.ENTER);
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/search?name=open%20by"));
        assertThat(main(browser)).contains("Open By Id");
        openCommands(browser);
        type(browser, id, Keys.ENTER);

        eventually(() -> assertThat(find(browser, "h1").getText()).isEqualTo("Open By Id"));
    }

    @Test
    void aReasonIsGivenForAFieldAndTheSameForAnother() throws Exception {
        var id = console.cases.openWith(CERTIFICATE);
        var browser = console.claim("rita", id);

        find(browser, ".fields [data-about='/name']").click();
        assertThat(find(browser, "#reason-about").getText()).isEqualTo("The next reason is about: Name");
        type(browser, "broad", Keys.ENTER);
        type(browser, "A word of everyday language.");
        find(browser, ".fields [data-about='/type']").click();
        type(browser, "broad", Keys.ENTER);
        type(browser, "No brand of this type.");
        assertThat(all(browser, ".fields .named"))
                .extracting(WebElement::getText)
                .containsExactly("Name", "Type");
        console.assertAccessible(browser);
        eventually(() -> assertThat(find(browser, "#status").getText()).isEqualTo("Draft saved"));
        browser.navigate().refresh();
        eventually(() ->
                assertThat(all(browser, "#chosen-reasons fieldset")).as("kept").hasSize(2));
        type(browser, "x", "n");

        eventually(() -> assertThat(console.cases.reasons(id))
                .containsExactly(
                        "NAME_TOO_BROAD /name A word of everyday language.",
                        "NAME_TOO_BROAD /type No brand of this type."));
    }

    @Test
    void aRemovedReasonIsNoLongerChosenAndTheFocusStays() throws Exception {
        var browser = console.claim("rita", console.cases.open("Remove"));
        type(browser, "1", "4");

        find(browser, "fieldset[data-code=DOCUMENT_EXPIRED] .remove").click();

        assertThat(find(browser, "#reason-DOCUMENT_EXPIRED").getDomAttribute("aria-selected"))
                .isEqualTo("false");
        assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("input");
        find(browser, ".remove").click();
        assertThat(focused(browser, "id")).isEqualTo("reasons");
        assertThat(find(browser, "#no-reasons").isDisplayed()).isTrue();
    }

    @Test
    void aKeyOfACompositionDoesNothing() throws Exception {
        var browser = console.claim("rita", console.cases.open("Composition"));

        browser.executeScript("document.activeElement.dispatchEvent("
                + "new KeyboardEvent('keydown', {key: 'a', isComposing: true, bubbles: true}))");
        assertThat(find(browser, "#undo").isDisplayed()).isFalse();
        browser.executeScript(
                "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}))");

        assertThat(find(browser, "#undo").isDisplayed()).isTrue();
        type(browser, "u");
    }

    @Test
    void theFocusStaysInTheQueueWhenItsRowDisappears() throws Exception {
        var id = console.cases.open("Disappears");
        var browser = console.open("otto", "/console/queue");
        browser.executeScript("document.querySelector('#case-" + id + " a').focus()");

        type(console.claim("ravi", id), "a", "n");

        eventually(() -> assertThat(all(browser, "#case-" + id)).isEmpty());
        assertThat(browser.switchTo().activeElement().getTagName()).isNotEqualTo("body");
    }

    @Test
    void dialogsAndThePageAfterALogoutAreAccessible() throws Exception {
        var browser = console.claim("lena", console.cases.open("Dialogs"));
        type(browser, "h");
        console.assertAccessible(browser);
        assertThat(new Select(find(browser, "#arrange-minutes")).getOptions()).hasSize(4);
        type(browser, Keys.ESCAPE);
        eventually(() -> assertThat(find(browser, "#arrange").isDisplayed()).isFalse());
        assertThat(browser.switchTo().activeElement().getTagName()).isNotEqualTo("body");

        find(browser, "form[action='/console/logout'] button").click();

        eventually(() -> assertThat(browser.getCurrentUrl()).contains("/console/signed-out"));
        console.assertAccessible(browser);
    }

    @Test
    void theIssuersStartAndErrorPagesAreAccessible() {
        var browser = console.windows.open();
        browser.get(console.installation.issuerUrl + "/");
        console.assertAccessible(browser);
        browser.get(console.installation.issuerUrl + "/login");
        browser.executeScript("document.querySelector('[name=_csrf]').remove()");

        find(browser, "#username").sendKeys("rita");
        find(browser, "#password").sendKeys("x", Keys.ENTER);

        eventually(() -> assertThat(main(browser)).contains("403", "The page was open too long"));
        console.assertAccessible(browser);
        console.windows.dark(browser);
        console.assertAccessible(browser);
    }
}
