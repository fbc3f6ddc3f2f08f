package io.countersign.review;

import static io.countersign.review.ConsolePageFixture.all;
import static io.countersign.review.ConsolePageFixture.eventually;
import static io.countersign.review.ConsolePageFixture.find;
import static io.countersign.review.ConsolePageFixture.main;
import static io.countersign.review.ConsolePageFixture.number;
import static io.countersign.review.ConsolePageFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput.ScrollOrigin;

/** Certificates on the work page in a browser, with a server that shows pictures. */
class ConsoleCertificatePageTest {

    private static final String CERTIFICATE = "c".repeat(64);
    private static final String ANSWER = "d".repeat(64);
    private static final String SHOWN = "[role=tabpanel]:not([hidden]) .sheet";

    private static final ConsolePictures pictures = new ConsolePictures();

    @RegisterExtension
    static final ConsolePageFixture console = new ConsolePageFixture(
            "countersign.review.claims=100", ConsolePictures.signingKeySetting(), pictures.urlSetting());

    @AfterAll
    static void stop() {
        pictures.close();
    }

    private static ChromeDriver shown() throws Exception {
        var browser = console.claim("rita", console.cases.openWith(CERTIFICATE));
        awaitPicture(browser);
        return browser;
    }

    private static void awaitPicture(ChromeDriver browser) {
        eventually(() ->
                assertThat(number(browser, SHOWN + " img", "naturalWidth")).isEqualTo(600));
    }

    @Test
    void aZoomedCertificateIsDragged() throws Exception {
        var browser = shown();
        var fitting = number(browser, SHOWN + " img", "clientWidth");
        type(browser, "z", "z");
        assertThat(number(browser, SHOWN + " img", "clientWidth")).isGreaterThan(2 * fitting);
        var before = number(browser, SHOWN, "scrollLeft");

        new Actions(browser)
                .moveToElement(find(browser, SHOWN))
                .clickAndHold()
                .moveByOffset(-100, -40)
                .release()
                .perform();

        assertThat(number(browser, SHOWN, "scrollLeft")).isEqualTo(before + 100);
        type(browser, "z");
        assertThat(number(browser, SHOWN + " img", "clientWidth")).isEqualTo(fitting);
    }

    @Test
    void theWheelWithCtrlAndADoubleClickZoom() throws Exception {
        var browser = shown();
        var fitting = number(browser, SHOWN + " img", "clientWidth");
        var origin = ScrollOrigin.fromElement(find(browser, SHOWN));

        new Actions(browser).scrollFromOrigin(origin, 0, -100).perform();
        assertThat(number(browser, SHOWN + " img", "clientWidth"))
                .as("without Ctrl")
                .isEqualTo(fitting);
        new Actions(browser)
                .keyDown(Keys.CONTROL)
                .scrollFromOrigin(origin, 0, -100)
                .keyUp(Keys.CONTROL)
                .perform();

        eventually(() ->
                assertThat(find(browser, "#stage").getDomAttribute("class")).contains("zoomed"));
        var zoomed = number(browser, SHOWN + " img", "clientWidth");
        new Actions(browser).doubleClick(find(browser, SHOWN)).perform();
        eventually(
                () -> assertThat(number(browser, SHOWN + " img", "clientWidth")).isEqualTo(fitting));
        new Actions(browser).doubleClick(find(browser, SHOWN)).perform();
        eventually(
                () -> assertThat(number(browser, SHOWN + " img", "clientWidth")).isGreaterThan(zoomed));
    }

    @Test
    void certificatesOfAnAnswerAreShownBesideTheOthers() throws Exception {
        var id = console.cases.openWith(CERTIFICATE);
        var browser = console.claim("rita", id);
        type(browser, "q");
        type(browser, "Who owns the mark?", Keys.ENTER);
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/console/work"));
        console.get(browser, "/console/cases/" + id);
        console.assertAccessible(browser);
        console.cases.answer(id, "We do.", ANSWER);
        eventually(() -> {
            console.get(browser, "/console/cases/" + id);
            assertThat(main(browser)).contains("We do.", "1 certificate came with the answer");
        });

        console.claim(browser, id);
        type(browser, "]");

        assertThat(find(browser, "[role=tab][aria-selected=true]").getText()).isEqualTo("Answer 1, certificate 1");
        awaitPicture(browser);
        assertThat(find(browser, SHOWN + " img").getDomAttribute("src")).contains(ANSWER);
        type(browser, "c");
        assertThat(all(browser, SHOWN)).as("side by side").hasSize(2);
        type(browser, "r");
        assertThat(find(browser, "#stage").getDomAttribute("class")).contains("turn-1");
        console.assertAccessible(browser);
    }
}
